import { HubError } from './hub-error.js'

/** What of an error is written once, where the call ends. */
type Writable = { -readonly [Key in 'message' | 'stack' | 'api' | 'operation']?: HubError[Key] }

/**
 * Says in an error which method of which API was called, and from where: what is thrown after the first wait no longer knows its caller. An
 * error that says so already, such as that of another client that gave the credentials, stays as it is; so does what is none of ours.
 *
 * @param origin An error made when the method was called, for its stack.
 * @param isMadeOfOthers The method calls others of its API: it takes their place, since its caller knows nothing of them.
 * @returns the same error
 */
export function locateError(
  thrown: unknown,
  api: string,
  operation: string,
  origin?: Error,
  isMadeOfOthers = false,
): unknown {
  if (!HubError.isInstance(thrown)) return thrown
  const error: Writable = thrown
  if (error.api !== undefined && (error.api !== api || (!isMadeOfOthers && located.has(thrown)))) return thrown
  located.add(thrown)
  const former = `${api} ${error.operation}: `
  if (error.api === undefined || isMadeOfOthers) Object.assign(error, { api, operation })
  if (thrown.message.startsWith(former)) error.message = `${api} ${operation}: ${thrown.message.slice(former.length)}`
  // A mistake that was found before any call names its field only.
  else if (!thrown.message.startsWith(`${api} `)) error.message = `${api} ${operation}: ${thrown.message}`
  const frames = readFrames(origin ?? thrown)
  const text = `${thrown.name}: ${thrown.message}${frames && `\n${frames}`}`
  Object.defineProperty(thrown, 'stack', { value: text, writable: true, configurable: true })
  return thrown
}

/** Errors of this copy of the package that have their place. */
const located = new WeakSet<object>()

/** The lines of a stack without its message, whichever engine wrote it. */
export function readFrames({ stack = '' }: Pick<Error, 'stack'>): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at |@.*:\d+:\d+$/.test(line))
    .join('\n')
}
