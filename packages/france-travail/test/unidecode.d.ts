declare module 'unidecode' {
  /** A text in ASCII, by the Unidecode tables. */
  export default function unidecode(text: string): string
}
