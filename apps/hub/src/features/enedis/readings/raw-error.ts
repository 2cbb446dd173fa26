import { GatewayError } from '../gateway-error.js'

interface RawAnswer {
  data?: unknown
  error?: unknown
  response: Response
}

/**
 * The body of an answer that is passed on as it is, once it is certain that it is JSON and of the point that was asked for.
 * @throws {GatewayError}
 */
export function readRawAnswer({ data, error, response }: RawAnswer, point: string): unknown {
  if (!response.ok) throw rawError(response.status, error)
  // An empty body is no answer; null is met in place of an empty list.
  if (typeof data !== 'object') throw brokenAnswer('contract_violation')
  const items: readonly unknown[] = Array.isArray(data) ? data : [data]
  if (items.some((item) => isOfOther(item, point))) throw brokenAnswer('other_usage_point')
  return data
}

function isOfOther(item: unknown, point: string): boolean {
  if (typeof item !== 'object' || item === null) return false
  const members = new Map<string, unknown>(Object.entries(item))
  return ['idPrm', 'usage_point_id'].some((name) => {
    const named = members.get(name)
    return typeof named === 'string' && named !== point
  })
}

function brokenAnswer(kind: 'contract_violation' | 'other_usage_point'): GatewayError {
  return new GatewayError({ status: 502, error: kind, description: LATER, kind })
}

/** An answer of Enedis that no typed method reads, by what its status and its words say. */
function rawError(status: number, body: unknown): GatewayError {
  const text = typeof body === 'object' && body !== null ? JSON.stringify(body).slice(0, 2_000) : ''
  const kind = findRawKind(status, text)
  const [answered, description] = RAW_MEANINGS[kind]
  const headers = answered === 503 ? { 'retry-after': '60' } : undefined
  return new GatewayError({ status: answered, error: kind, description, kind, headers })
}

const OPERATOR = 'This gateway is not set up as Enedis wants it: its operator must act. Your request is not at fault.'
const LATER = 'Enedis does not answer as it should: try again later.'
const AGAIN = 'Enedis knows no consent for this usage point: give it again.'

const RAW_MEANINGS = {
  consent_missing: [403, AGAIN],
  not_holder: [403, AGAIN],
  api_not_subscribed: [502, OPERATOR],
  forbidden: [502, OPERATOR],
  token_invalid: [502, OPERATOR],
  no_data: [404, 'Enedis has nothing for this usage point.'],
  rate_limited: [503, 'The quota of this gateway at Enedis is used up for now: try again later.'],
  invalid_request: [400, 'Enedis refuses this request: correct it.'],
  upstream_unavailable: [503, LATER],
  upstream_error: [502, LATER],
} as const

function findRawKind(status: number, text: string): keyof typeof RAW_MEANINGS {
  if (/services souscrits/i.test(text)) return 'consent_missing'
  if (/titulaire/i.test(text)) return 'not_holder'
  if (/900908/.test(text)) return 'api_not_subscribed'
  const byStatus = {
    400: 'invalid_request',
    401: 'token_invalid',
    403: 'forbidden',
    404: 'no_data',
    429: 'rate_limited',
  } as const
  if (Object.hasOwn(byStatus, status)) return byStatus[status as keyof typeof byStatus]
  return status === 503 ? 'upstream_unavailable' : 'upstream_error'
}
