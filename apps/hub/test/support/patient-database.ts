import { afterAll, beforeAll } from 'vitest'
import { ORDINARY } from '../../src/platform/database/time-limits.js'

/** Milliseconds that only what hangs takes, on however busy a machine. */
const LONG = 300_000

/**
 * Called in a `describe` about many requests at once: they wait for each other in the database for as long as it takes. How long a hub lets
 * them wait is the matter of other tests.
 */
export function waitForDatabase(): void {
  const usual = { ...ORDINARY }
  beforeAll(() => void Object.assign(ORDINARY, { statement: LONG, lock: LONG, idle: LONG, answer: LONG }))
  afterAll(() => void Object.assign(ORDINARY, usual))
}
