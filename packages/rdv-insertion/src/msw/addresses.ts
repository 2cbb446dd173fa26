import { operations } from '../generated/rdv-insertion.operations.gen.js'
import type { RdvInsertionOperation } from './failures.js'

/** Where the real service is; a simulator that is told nothing stands in for both. */
const PUBLIC_ADDRESSES = ['https://www.rdv-insertion.fr', 'https://demo.rdv-insertion.fr']

/** An older name that is still served. */
const ALIAS = /\/applicants\/create_and_invite_many$/

/** What a method and a path stand for. */
export interface Route {
  operation: RdvInsertionOperation
  parameters: Record<string, string>
  /** The key of the list in the body: `applicants` under the older name. */
  listKey: 'users' | 'applicants'
}

const ROUTES = Object.entries(operations).map(([operation, { method, path }]) => ({
  operation: operation as RdvInsertionOperation,
  method,
  pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}))

/** Base addresses without the slash at their end. */
export function baseUrlsOf(baseUrl: string | readonly string[] = PUBLIC_ADDRESSES): string[] {
  const written = typeof baseUrl === 'string' ? [baseUrl] : [...baseUrl]
  return written.map((text) => {
    if (!URL.canParse(text)) throw new TypeError('baseUrl must be an absolute address, such as http://localhost:9000')
    const { origin, pathname } = new URL(text)
    return origin + pathname.replace(/\/+$/, '')
  })
}

/** The path of a request below whichever base address it was sent to. The host is not compared: whoever calls has chosen. */
export function pathBelow(url: URL, baseUrls: readonly string[]): string {
  const prefixes = baseUrls.map((baseUrl) => new URL(baseUrl).pathname.replace(/\/$/, ''))
  const prefix = prefixes.find((candidate) => url.pathname.startsWith(`${candidate}/`)) ?? ''
  return url.pathname.slice(prefix.length)
}

export function findRoute(method: string, path: string): Route | undefined {
  const modern = path.replace(ALIAS, '/users/create_and_invite_many')
  for (const { operation, method: expected, pattern } of ROUTES) {
    const match = method === expected ? pattern.exec(modern) : null
    if (!match) continue
    const parameters = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decoded(value)])
    return {
      operation,
      parameters: Object.fromEntries(parameters) as Record<string, string>,
      listKey: modern === path ? 'users' : 'applicants',
    }
  }
  return undefined
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
