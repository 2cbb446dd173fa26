import { setImmediate } from 'node:timers/promises'

let lastToWait: Promise<void> = Promise.resolve()

/** Waits for a turn of the event loop in which nobody else goes on who called this: sockets and timers have theirs between. */
export function ownTurn(): Promise<void> {
  return (lastToWait = lastToWait.then(() => setImmediate()))
}
