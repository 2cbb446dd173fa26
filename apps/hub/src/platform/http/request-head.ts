// Limits the head of a request before anything parses it: parsing an address of 100 kB full of escapes or parameters takes 100 ms.
import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import type { RequestCheck } from './check-requests.js'
import type { HubEnv } from './hub-env.js'
import { HttpProblem } from './http-problem.js'

/** Bytes of an address up to its question mark. */
const MAX_PATH = 2 * 1024
/** Bytes behind it. */
const MAX_QUERY = 8 * 1024
/** Parameters of an address. */
const MAX_PARAMETERS = 200
/** Bytes of all header fields, as Node.js has it where it is not told otherwise. */
const MAX_HEADER_FIELDS = 16 * 1024

/** Path to which a request with a refused head is routed, so that no route parses its address. */
const REFUSED = '/'

export interface HeadLimit {
  /** The path to route a refused request to; undefined for a request that is not refused. */
  getRefusalPath(env: unknown): string | undefined
  /** Refuses such a request. Must come before every middleware that reads the address. */
  refuse: RequestCheck
}

/** @param hasLongQuery whether the address of a path may be as long as the server lets it be */
export function limitHead(hasLongQuery: (path: string) => boolean): HeadLimit {
  const findProblem = (env: unknown): HttpProblem | undefined => {
    // An application that is called in process has no head.
    const incoming = (env as Partial<Context<HubEnv>['env']> | undefined)?.incoming
    return incoming && refuseHead(incoming, hasLongQuery)
  }
  return {
    getRefusalPath: (env) => findProblem(env) && REFUSED,
    refuse: (context) => {
      const problem = context.req.path === REFUSED ? findProblem(context.env) : undefined
      if (problem) throw problem
    },
  }
}

/** @param hasLongQuery whether an address may be as long as the server lets it be */
export function refuseHead(
  { url = '', rawHeaders }: Pick<IncomingMessage, 'url' | 'rawHeaders'>,
  hasLongQuery: (path: string) => boolean,
): HttpProblem | undefined {
  let fields = 0
  for (const text of rawHeaders) fields += text.length
  if (fields > MAX_HEADER_FIELDS) {
    const detail = `The header fields are larger than ${MAX_HEADER_FIELDS} bytes.`
    return new HttpProblem(431, 'header_fields_too_large', detail)
  }
  const mark = url.indexOf('?')
  const path = mark < 0 ? url : url.slice(0, mark)
  if (path.length > MAX_PATH) return tooLong(`is longer than ${MAX_PATH} characters`)
  if (mark < 0 || hasLongQuery(path)) return undefined
  if (url.length - mark - 1 > MAX_QUERY) return tooLong(`has a query of more than ${MAX_QUERY} characters`)
  if (hasMoreThan(MAX_PARAMETERS, url, mark)) return tooLong(`has more than ${MAX_PARAMETERS} parameters`)
  return undefined
}

/** Whether a text has more separators `&` than that from some index on. */
function hasMoreThan(most: number, text: string, from: number): boolean {
  let count = 0
  for (let at = text.indexOf('&', from); at >= 0; at = text.indexOf('&', at + 1)) {
    count += 1
    if (count >= most) return true
  }
  return false
}

function tooLong(what: string): HttpProblem {
  return new HttpProblem(414, 'uri_too_long', `The address ${what}.`)
}
