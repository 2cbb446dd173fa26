export interface LanesOptions {
  /** Visits going on at the same time, as long as they are prompt. */
  readonly lanes: number
  /** Time for all visits, in milliseconds, after which none is started. */
  readonly budget: number
  readonly signal: AbortSignal
  /** A visit that is going on already, and has one of the lanes. */
  readonly started?: Promise<void> | undefined
  /** Since when this turn of the event loop is at work for these items, by `performance.now()`. Default: just now. */
  readonly since?: number | undefined
}

/** Milliseconds of visits in a row after which other requests, health checks among them, have their turn. */
export const LONGEST_STRETCH = 3

/**
 * Visits every item, a bounded number at a time. A visit that drags on gives up its lane to the next item (and goes on), so that
 * **every item is started within the first half of the budget, however many others hang**: sixteen dead places do not starve a
 * seventeenth.
 *
 * Visits that never really wait (a calendar in memory) are interrupted now and then, so that a search of thousands of places does not
 * hold up everything else in the process.
 *
 * @param visit must not throw; one that answers at once costs no turn of the event loop
 */
export async function visitInLanes<T>(
  items: readonly T[],
  visit: (item: T) => Promise<void> | undefined,
  { lanes, budget, signal, started, since }: LanesOptions,
): Promise<void> {
  const end = performance.now() + budget
  const patience = budget / 2 / Math.max(Math.ceil(items.length / lanes), 1)
  const running: Promise<void>[] = []
  const queue = items.values()
  let lastTurn = since ?? performance.now()
  let turn: Promise<void> | undefined

  async function giveWay(): Promise<void> {
    await nextTurn()
    turn = undefined
    lastTurn = performance.now()
  }

  async function waitFor(visiting: Promise<void>): Promise<void> {
    running.push(visiting)
    await settledOrAfter(visiting, patience)
  }

  async function followLane(before?: Promise<void>): Promise<void> {
    if (before) await waitFor(before)
    for (const item of queue) {
      // All lanes give way together, or each would take a stretch of its own before anybody else.
      // oxlint-disable-next-line no-await-in-loop -- waiting is the purpose
      while (performance.now() - lastTurn > LONGEST_STRETCH) await (turn ??= giveWay())
      // The clock too: visits that never wait would keep the timer behind the signal from firing.
      if (signal.aborted || performance.now() >= end) return
      const visiting = visit(item)
      if (visiting === undefined) continue
      // oxlint-disable-next-line no-await-in-loop -- a lane is one visit after the other
      await waitFor(visiting)
    }
  }

  const count = Math.min(lanes, items.length + (started ? 1 : 0))
  await Promise.all(Array.from({ length: count }, (_, lane) => followLane(lane === 0 ? started : undefined)))
  await Promise.all(running)
}

let lastToWait: Promise<void> = Promise.resolve()

/**
 * A turn after everything that waits already, and of one's own: stretches of several requests in the same turn would add up. In Node.js
 * a timer of 0 ms can be due again before any socket had its turn.
 */
function nextTurn(): Promise<void> {
  return (lastToWait = lastToWait.then(
    () => new Promise((resolve) => (globalThis.setImmediate ?? setTimeout)(resolve)),
  ))
}

function settledOrAfter(visiting: Promise<void>, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    const settled = (): void => {
      clearTimeout(timer)
      resolve()
    }
    visiting.then(settled, settled)
  })
}
