import type { Middleware } from 'openapi-fetch'
import type { HeaderOptions } from './options.js'

/** What openapi-fetch answers: `data` of a success or `error` of the rest, parsed when it was JSON. */
export interface RawAnswer {
  data?: unknown
  error?: unknown
  response: Response
}

/** What openapi-fetch takes beside the path. */
export interface RawInit extends Record<string, unknown> {
  params?: { path?: unknown; query?: unknown }
  body?: unknown
  parseAs?: unknown
  middleware?: readonly Middleware[]
}

export interface RawCallInit extends RawInit {
  headers?: HeadersInit | HeaderOptions
  signal?: AbortSignal | null
}
