// The package ships no types.
declare module '@socialgouv/jours-feries' {
  /** Public holidays of a year by French name, as local midnights that may be an hour off (see public-holidays.ts). */
  export default function joursFeries(year: number, options?: { alsace: boolean }): Record<string, Date>
}
