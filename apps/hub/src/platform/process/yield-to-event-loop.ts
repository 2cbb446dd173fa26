import { setImmediate } from 'node:timers/promises'

let lastToWait: Promise<void> = Promise.resolve()

/** Waits for a turn of the event loop. Each caller gets its own, so that sockets and timers are served between two callers. */
export function yieldToEventLoop(): Promise<void> {
  return (lastToWait = lastToWait.then(() => setImmediate()))
}
