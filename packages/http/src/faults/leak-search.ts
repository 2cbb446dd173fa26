import { show } from './show.js'

/** Finds texts that must not be shown, in every form in which they could be. */
export interface LeakSearch {
  /** Each text in each form. */
  readonly forms: readonly string[]
  /**
   * Where a value shows one of the texts, as `canaries[2] in base64`: never the text, which a test runner would print. Looks at all
   * that a program may print of the value, hidden properties and causes included.
   */
  find(value: unknown): string[]
}

const FORMS: Readonly<Record<string, (text: string) => string>> = {
  'plain text': (text) => text,
  'lower case': (text) => text.toLowerCase(),
  'a URL': (text) => encodeURI(text),
  'a part of a URL': (text) => encodeURIComponent(text),
  'a form': (text) => new URLSearchParams([['', text]]).toString().slice(1),
  base64: (text) => Buffer.from(text).toString('base64'),
  JSON: (text) => JSON.stringify(text).slice(1, -1),
}

/** @param canaries texts that occur nowhere else: tokens and personal data, invented for the test */
export function createLeakSearch(canaries: readonly string[]): LeakSearch {
  const known = new Map<string, string>()
  for (const [index, canary] of canaries.entries()) {
    for (const [name, write] of Object.entries(FORMS)) {
      const form = write(canary)
      if (!known.has(form)) known.set(form, `canaries[${index}] in ${name}`)
    }
  }
  return {
    forms: [...known.keys()],
    find(value) {
      const shown = show(value)
      return [...known].flatMap(([form, place]) => (shown.includes(form) ? [place] : []))
    },
  }
}
