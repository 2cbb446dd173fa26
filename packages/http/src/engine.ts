import { HubError } from './errors/hub-error.js'

/**
 * Refuses an engine that lacks what the packages are built on, by name: without it a call fails far inside, with a TypeError that
 * looks like a mistake in its parameters.
 *
 * @throws HubError with the code `UNSUPPORTED_ENGINE`: nobody's request is wrong
 */
export function assertEngine(): void {
  // The youngest of what is used; it came with Node.js 22, Chrome 119, Firefox 121 and Safari 17.4.
  if (typeof Promise.withResolvers === 'function') return
  const { process } = globalThis as { process?: { versions?: { node?: string } } }
  const version = process?.versions?.node
  const found = version === undefined ? 'or a browser with Promise.withResolvers' : `this is Node.js ${version}`
  throw new HubError({
    message: `the engine is too old: Node.js 22 or later is needed, ${found}`,
    code: 'UNSUPPORTED_ENGINE',
    isRetryable: false,
    mayHaveBeenApplied: false,
    attempts: 0,
  })
}
