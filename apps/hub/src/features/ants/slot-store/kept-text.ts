// Plain text of searches that are made again, in pages of memory: it is sent from where it lies. Only what is asked for twice in a row at a
// place, for a reason and a number of persons, is kept, since a search that nobody makes again would pay for the memory it goes to.

/** The text of a meeting point for one window, with `BETWEEN` before it. */
export interface KeptText {
  readonly page: KeptPage
  readonly start: number
  readonly end: number
}

/** Between the slots of two meeting points. */
export const BETWEEN = '],'

/** A page that is filled: nothing in it changes once it is written. */
export interface KeptPage {
  readonly bytes: Buffer
  used: number
  /** Until the budget is needed for other things. */
  isKept: boolean
}

/** Bytes of a page. */
export const PAGE = 1024 * 1024

export function createKeptPage(): KeptPage {
  return { bytes: Buffer.allocUnsafeSlow(PAGE), used: 0, isKept: true }
}

/** @returns undefined where there is no room for it */
export function addToPage(page: KeptPage, text: Uint8Array): KeptText | undefined {
  const { bytes, used: start } = page
  const end = start + BETWEEN.length + text.length
  if (end > bytes.length) return undefined
  bytes.write(BETWEEN, start)
  bytes.set(text, start + BETWEEN.length)
  page.used = end
  return { page, start, end }
}
