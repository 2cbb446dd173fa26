import type { Io } from './io.js'

/** Milliseconds between two changes of the line. */
const INTERVAL = 100

/** Shows how far a long call is, in one line of a terminal; nothing where the error output is none. */
export interface Progress {
  readonly update: (done: number, total?: number | null) => void
  /** Removes the line. */
  readonly clear: () => void
}

export function createProgress({ stderr }: Pick<Io, 'stderr'>, unit: string): Progress {
  if (stderr.isTTY !== true) return { update() {}, clear() {} }
  let shownAt = 0
  let isShown = false
  return {
    update(done, total) {
      const now = performance.now()
      if (isShown && now - shownAt < INTERVAL) return
      shownAt = now
      isShown = true
      stderr.write(`\r\u001B[2K${done}${total === undefined || total === null ? '' : ` of ${total}`} ${unit}`)
    },
    clear() {
      if (isShown) stderr.write('\r\u001B[2K')
      isShown = false
    },
  }
}
