import { AttemptFailure } from './failure.js'
import type { OutgoingRequest } from './outgoing-request.js'

/** What an operation allows when the server answers with a redirection; nothing, unless its document says so. */
export type RedirectRule = 'same-origin-once' | undefined

/** Whether the server sends elsewhere; browsers hide the status of such an answer. */
export function isRedirection({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400)
}

/**
 * The address that a redirection may be followed to.
 *
 * @throws AttemptFailure when the rule does not allow it, naming only the target's origin: the rest of a Location often repeats
 * the query.
 */
export function redirectTarget(
  request: Pick<OutgoingRequest, 'url' | 'method'>,
  response: Response,
  rule: RedirectRule,
  alreadyFollowed: boolean,
): string {
  const target = parseLocation(response.headers.get('location'), request.url)
  const sameOrigin = target !== undefined && target.origin === new URL(request.url).origin
  // Only a read is followed: 301 to 303 would turn a write into a GET, and 307 would send it a second time.
  const readsOnly = request.method === 'GET' || request.method === 'HEAD'
  if (rule === 'same-origin-once' && sameOrigin && readsOnly && !alreadyFollowed) return target.href
  throw new AttemptFailure('redirect', describe(target?.origin, sameOrigin), {
    status: response.status || undefined,
    // 307 and 308 ask for the same request elsewhere; the others are also what a server says after doing the work.
    unknownOutcome: response.status !== 307 && response.status !== 308,
  })
}

function describe(origin: string | undefined, sameOrigin: boolean): string {
  if (origin === undefined) return 'the server answered with a redirection without a readable target'
  return sameOrigin
    ? 'the server redirects to another address of the same origin; check baseUrl'
    : `the server redirects to another origin (${origin}), which is not followed; check baseUrl`
}

function parseLocation(location: string | null, base: string): URL | undefined {
  if (location === null) return undefined
  try {
    const url = new URL(location, base)
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined
  } catch {
    return undefined
  }
}
