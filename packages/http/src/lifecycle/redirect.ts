import { loadExplanations } from '../errors/load-explanations.js'
import { AttemptFailure } from './failure.js'
import type { OutgoingRequest } from './outgoing-request.js'

/** What an operation allows when the server answers with a redirection; nothing, unless its document says so. */
export type RedirectRule = 'same-origin-once' | undefined

/** Whether the server sends elsewhere; browsers hide the status of such an answer. */
export function isRedirection(response: Response): boolean {
  const { status } = response
  // Reading a property of an answer of Node.js is slow: most have a status.
  return status === 0 ? response.type === 'opaqueredirect' : status >= 300 && status < 400
}

/**
 * The address that a redirection may be followed to.
 *
 * @throws AttemptFailure when the rule does not allow it, naming only the target's origin: the rest of a Location often repeats
 * the query.
 */
export async function redirectTarget(
  request: Pick<OutgoingRequest, 'url' | 'method'>,
  response: Response,
  rule: RedirectRule,
  alreadyFollowed: boolean,
): Promise<string> {
  const target = parseLocation(response.headers.get('location'), request.url)
  const sameOrigin = target !== undefined && target.origin === new URL(request.url).origin
  // Only a read is followed: 301 to 303 would turn a write into a GET, and 307 would send it a second time.
  const readsOnly = request.method === 'GET' || request.method === 'HEAD'
  if (rule === 'same-origin-once' && sameOrigin && readsOnly && !alreadyFollowed) return target.href
  const explanations = await loadExplanations()
  const problem = explanations?.describeRedirect(target?.origin, sameOrigin) ?? 'the server answered with a redirection'
  throw new AttemptFailure('redirect', problem, {
    status: response.status || undefined,
    // 307 and 308 ask for the same request elsewhere; the others are also what a server says after doing the work.
    unknownOutcome: response.status !== 307 && response.status !== 308,
  })
}

function parseLocation(location: string | null, base: string): URL | undefined {
  if (location === null || !URL.canParse(location, base)) return undefined
  const url = new URL(location, base)
  return /^https?:$/.test(url.protocol) ? url : undefined
}
