interface Period {
  dateDebut?: string | null
  dateFin?: string | null
}

/** The current period: the first that has no end; else the one that began last. Undefined for an empty list. */
export function findCurrentPeriod<Found extends Period>(periods: readonly Found[]): Found | undefined {
  const open = periods.find(({ dateFin }) => dateFin === null || dateFin === undefined)
  return open ?? periods.toSorted((one, other) => (other.dateDebut ?? '').localeCompare(one.dateDebut ?? ''))[0]
}
