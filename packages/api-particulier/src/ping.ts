import type { Ping } from './types.js'

/** The state of a provider that does not answer: a 502 with a state is an answer. */
export function readPing(status: number, body: unknown): Ping | undefined {
  if (status !== 502 || typeof body !== 'object' || body === null) return undefined
  return typeof (body as Ping).status === 'string' ? (body as Ping) : undefined
}
