export interface ConcurrencyOptions {
  /** Calls in progress at the same time, as long as they are prompt. */
  readonly concurrency: number
  /** Time for all items, in milliseconds, after which no further one is started. */
  readonly budget: number
  readonly signal: AbortSignal
  /** A call that is already in progress, and counts as one of `concurrency`. */
  readonly started?: Promise<void> | undefined
  /** When this request began to use the event loop without a pause, by `performance.now()`. Default: now. */
  readonly since?: number | undefined
}

/** Milliseconds of work in one go, after which the event loop is yielded to other requests, health checks among them. */
export const MAX_TIME_SLICE = 3

/**
 * Calls `handle` for every item, a bounded number at a time. A call that takes long gives its place to the next item (and continues),
 * so that **every item is started within the first half of the budget, however many others hang**: sixteen dead meeting points do not
 * starve a seventeenth.
 *
 * Calls that return at once (a calendar in memory) are time-sliced, so that a search of thousands of meeting points does not block
 * everything else in the process.
 *
 * @param handle must not throw; a call that returns `undefined` is complete and costs no turn of the event loop
 */
export async function forEachConcurrent<T>(
  items: readonly T[],
  handle: (item: T) => Promise<void> | undefined,
  { concurrency, budget, signal, started, since }: ConcurrencyOptions,
): Promise<void> {
  const end = performance.now() + budget
  const patience = budget / 2 / Math.max(Math.ceil(items.length / concurrency), 1)
  const running: Promise<void>[] = []
  const queue = items.values()
  let sliceStart = since ?? performance.now()
  let pause: Promise<void> | undefined

  async function yieldToEventLoop(): Promise<void> {
    await nextTurn()
    pause = undefined
    sliceStart = performance.now()
  }

  async function waitFor(call: Promise<void>): Promise<void> {
    running.push(call)
    await settledOrAfter(call, patience)
  }

  async function work(before?: Promise<void>): Promise<void> {
    if (before) await waitFor(before)
    for (const item of queue) {
      // All workers pause together, or each would take a slice of its own before any other request.
      while (performance.now() - sliceStart > MAX_TIME_SLICE) await (pause ??= yieldToEventLoop())
      // The clock too: calls that return at once would keep the timer behind the signal from firing.
      if (signal.aborted || performance.now() >= end) return
      const call = handle(item)
      if (call === undefined) continue
      await waitFor(call)
    }
  }

  const workers = Math.min(concurrency, items.length + (started ? 1 : 0))
  await Promise.all(Array.from({ length: workers }, (_, index) => work(index === 0 ? started : undefined)))
  await Promise.all(running)
}

let lastTurn: Promise<void> = Promise.resolve()

/**
 * Waits for a turn of the event loop of its own, after everything that is already waiting: slices of several requests in the same turn
 * would add up. In Node.js a timer of 0 ms can be due again before any socket was served.
 */
function nextTurn(): Promise<void> {
  return (lastTurn = lastTurn.then(() => new Promise((resolve) => (globalThis.setImmediate ?? setTimeout)(resolve))))
}

function settledOrAfter(call: Promise<void>, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    const settled = (): void => {
      clearTimeout(timer)
      resolve()
    }
    call.then(settled, settled)
  })
}
