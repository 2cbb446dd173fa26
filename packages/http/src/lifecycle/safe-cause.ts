import type { readFrames } from '../errors/locate-error.js'
import type { OutgoingRequest } from './outgoing-request.js'
import type { walkCauses } from './walk-causes.js'

const MAX_LENGTH = 200

/** How an error is read. */
export interface CauseTools {
  readFrames: typeof readFrames
  walkCauses: typeof walkCauses
}

/**
 * What `fetch` threw, as an error that can hold no secret: its name, its message and the lines of its stack. The outermost message is taken
 * that shows neither an address nor anything of what was sent; undefined when there is none.
 */
export function toSafeCause(
  thrown: unknown,
  request: OutgoingRequest,
  { readFrames, walkCauses }: CauseTools,
): Error | undefined {
  const sent = collectSent(request)
  for (const error of walkCauses(thrown)) {
    const { message, name, stack } = error as Partial<Record<'message' | 'name' | 'stack', unknown>>
    // That of Node.js itself says nothing.
    if (typeof message !== 'string' || message === 'fetch failed' || !isSafe(message, sent)) continue
    const cause = new Error(message)
    cause.name = typeof name === 'string' && /^[A-Za-z]{1,40}$/.test(name) ? name : 'Error'
    const frames = typeof stack === 'string' ? readFrames({ stack }) : ''
    cause.stack = `${cause.name}: ${message}${frames && `\n${frames}`}`
    return cause
  }
  return undefined
}

/** The text of all that was sent but the origin, in lower case; undefined when it is not known, as with a stream. */
function collectSent({ url, headers, body }: OutgoingRequest): string | undefined {
  const { origin } = new URL(url)
  const rest = url.slice(origin.length)
  if (body !== undefined && body !== null && typeof body !== 'string') return undefined
  const values = Object.entries(headers).flatMap(([name, value]) => (name === 'user-agent' ? [] : [value]))
  return [rest, decode(rest), body ?? '', ...values].join('\n').toLowerCase()
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}

/** No address, no long word that could be a secret of the library itself, and no word of what was sent. */
function isSafe(message: string, sent: string | undefined): boolean {
  if (
    sent === undefined ||
    message.length > MAX_LENGTH ||
    !/^[\x20-\x7e]*$/.test(message) ||
    /:\/\/|@|\?/.test(message)
  )
    return false
  return (message.toLowerCase().match(/[a-z0-9]+/g) ?? []).every(
    (word) => !(word.length >= 3 && sent.includes(word)) && !/^(?=.*\d)(?=.*[a-z]).{16,}$|^.{32,}$/.test(word),
  )
}
