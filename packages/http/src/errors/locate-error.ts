import { addWords } from '../requests/refuse.js'
import { HubError } from './hub-error.js'

/** What of an error is written once, where the call ends. */
type Writable = { -readonly [Key in 'message' | 'stack' | 'api' | 'operation']?: HubError[Key] }

/**
 * Says in an error which method of which API was called, and from where: what is thrown after the first wait no longer knows its caller. An
 * error that says so already, such as that of another client that gave the credentials, stays as it is; so does what is none of ours.
 *
 * @param origin An error made when the method was called, for its stack.
 * @returns the same error
 */
export function locateError(thrown: unknown, api: string, operation: string, origin?: Error): unknown {
  if (!HubError.isInstance(thrown)) return thrown
  const error: Writable = thrown
  if (error.api !== undefined && (error.api !== api || located.has(thrown))) return thrown
  located.add(thrown)
  if (error.api === undefined) {
    error.api = api
    error.operation = operation
    // A mistake that was found before any call names its field only.
    if (!thrown.message.startsWith(`${api} `)) error.message = `${api} ${operation}: ${thrown.message}`
  }
  const frames = readFrames(origin ?? thrown)
  error.stack = `${thrown.name}: ${thrown.message}${frames && `\n${frames}`}`
  return thrown
}

/**
 * Throws what a method failed with, located where this is called. A method may be made of others of its API: it takes their place in the
 * error, since its caller knows nothing of them.
 */
export function createThrower(api: string, operation: string): (thrown: unknown) => Promise<never> {
  const origin = new Error()
  return async (thrown) => {
    await addWords(thrown)
    // One error of a token may end several calls: the first of them names it.
    if (HubError.isInstance(thrown) && !moved.has(thrown)) {
      moved.add(thrown)
      const message = thrown.message.replace(`${api} ${thrown.operation}: `, '')
      if (thrown.api === api) Object.assign(thrown, { message, api: undefined })
    }
    throw locateError(thrown, api, operation, origin)
  }
}

/** Has what ends an iteration thrown by `fail`, whoever iterates. */
export function locateIteration<Items extends AsyncGenerator>(
  items: Items,
  fail: (thrown: unknown) => Promise<never>,
): Items {
  const next = items.next.bind(items)
  items.next = (...sent) => next(...sent).catch(fail)
  return items
}

/** Errors that name a method made of others. */
const moved = new WeakSet<object>()

/** Errors of this copy of the package that have their place. */
const located = new WeakSet<object>()

/** The lines of a stack without its message, whichever engine wrote it. */
export function readFrames({ stack = '' }: Pick<Error, 'stack'>): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at |@.*:\d+:\d+$/.test(line))
    .join('\n')
}
