import { operations } from '../generated/ants-coordination.operations.gen.js'
import type { AntsOperation } from './failures.js'

/** Where the real service is; a simulator that is told nothing stands in for both. */
const PUBLIC_ADDRESSES = [
  'https://api-coordination.rendezvouspasseport.ants.gouv.fr',
  'https://int.api-coordination.rendezvouspasseport.ants.gouv.fr',
]

/** Base addresses in the form to which `/api/status` is appended, whether or not they were written with `/api` at the end. */
export function baseUrlsOf(baseUrl: string | readonly string[] = PUBLIC_ADDRESSES): string[] {
  const written = typeof baseUrl === 'string' ? [baseUrl] : [...baseUrl]
  return written.map((text) => {
    if (!URL.canParse(text)) throw new TypeError('baseUrl must be an absolute address, such as http://localhost:9000')
    const { origin, pathname } = new URL(text)
    return origin + pathname.replace(/\/+$/, '').replace(/\/api$/, '')
  })
}

/** The path of a request below whichever base address it was sent to. The host is not compared: whoever calls has chosen. */
export function pathBelow(url: URL, baseUrls: readonly string[]): string {
  const prefixes = baseUrls.map((baseUrl) => new URL(baseUrl).pathname.replace(/\/$/, ''))
  const prefix = prefixes.find((candidate) => url.pathname.startsWith(`${candidate}/`)) ?? ''
  return url.pathname.slice(prefix.length)
}

/** What a method and a path stand for: an operation, or the methods that the path has, none when it does not exist. */
export function findOperation(method: string, path: string): AntsOperation | readonly string[] {
  const methods: string[] = []
  for (const operation of ['getStatus', 'createAppointment', 'deleteAppointment'] as const) {
    if (operations[operation].path !== path) continue
    if (operations[operation].method === method) return operation
    methods.push(operations[operation].method)
  }
  return methods
}
