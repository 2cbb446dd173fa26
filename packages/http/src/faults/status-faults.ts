import type { IncomingMessage } from 'node:http'
import { type Fault, reply } from './fault.js'

interface Expected {
  outcome: string
  repeated?: boolean
  unknownOutcome?: boolean
  retryAfter?: number | null
}

function status(
  name: string,
  code: number,
  expected: Expected,
  headers: () => Record<string, string> = () => ({}),
): Fault {
  return {
    name,
    repeated: false,
    unknownOutcome: code >= 500,
    ...expected,
    serve: ({ request, response }) => reply(response, code, JSON.stringify({ detail: quote(request) }), headers()),
  }
}

/** The request as some servers quote it in an error: it must not be in ours. */
function quote({ method, url, rawHeaders }: IncomingMessage): string {
  return `refused: ${method} ${decodeURIComponent(url ?? '')} ${rawHeaders.join(' ')}`
}

const rateLimited = { outcome: 'RateLimitError', repeated: true }
const inTwoHours = (): Record<string, string> => ({ 'retry-after': new Date(Date.now() + 7_200_500).toUTCString() })

/** The server answers with an error. */
export const statusFaults: readonly Fault[] = [
  status('400', 400, { outcome: 'InvalidRequestError' }),
  status('401', 401, { outcome: 'AuthenticationError' }),
  status('403', 403, { outcome: 'PermissionError' }),
  status('404', 404, { outcome: 'NotFoundError' }),
  status('409', 409, { outcome: 'ConflictError' }),
  status('410', 410, { outcome: 'ClientError' }),
  status('422', 422, { outcome: 'InvalidRequestError' }),
  status('408', 408, { outcome: 'ClientError', repeated: true }),
  status('429', 429, { ...rateLimited, retryAfter: null }),
  status('429-retry-after-now', 429, { ...rateLimited, retryAfter: 0 }, () => ({ 'retry-after': '0' })),
  status('429-retry-after-nonsense', 429, { ...rateLimited, retryAfter: null }, () => ({ 'retry-after': 'soon' })),
  status('429-retry-after-negative', 429, { ...rateLimited, retryAfter: null }, () => ({ 'retry-after': '-5' })),
  status('429-retry-after-beyond-deadline', 429, { ...rateLimited, repeated: false, retryAfter: 3_600 }, () => ({
    'retry-after': '3600',
  })),
  status('429-retry-after-date', 429, { ...rateLimited, repeated: false }, inTwoHours),
  status('429-retry-after-absurd', 429, { ...rateLimited, repeated: false }, () => ({ 'retry-after': '9'.repeat(30) })),
  status('500', 500, { outcome: 'ServerError', repeated: true, retryAfter: null }),
  {
    ...status('500-not-json', 500, { outcome: 'ServerError', repeated: true }),
    serve: ({ response }) => reply(response, 500, 'Internal Server Error', { 'content-type': 'text/plain' }),
  },
  status('501', 501, { outcome: 'ServerError' }),
  status('502', 502, { outcome: 'ServerError', repeated: true }),
  status('503', 503, { outcome: 'ServerError', repeated: true }),
  status('503-retry-after-beyond-deadline', 503, { outcome: 'ServerError', retryAfter: 3_600 }, () => ({
    'retry-after': '3600',
  })),
  status('504', 504, { outcome: 'ServerError', repeated: true }),
]
