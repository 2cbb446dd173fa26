// What an error of Enedis means for whoever asked. Nothing of an answer is passed on but its code and its sentence, and these only in a
// form that cannot hold a point, a token or a page.
import { HubError } from '@hub/http'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { GatewayError } from '../gateway-error.js'

interface Meaning {
  status: ContentfulStatusCode
  description: string
}

const FIX = 'Enedis refuses this request: correct it.'
const TOO_OLD = 'The start is too early for this usage point: ask for a later one.'
const OPERATOR = 'This gateway is not set up as Enedis wants it: its operator must act. Your request is not at fault.'
const LATER = 'Enedis does not answer as it should: try again later.'

const MEANINGS: Readonly<Record<string, Meaning>> = {
  invalid_usage_point_id: { status: 400, description: FIX },
  invalid_request: { status: 400, description: FIX },
  end_in_future: { status: 400, description: 'The end may be today at the latest.' },
  window_too_long: { status: 400, description: FIX },
  wrong_direction: { status: 400, description: 'This usage point does not measure that direction.' },
  not_available_in_generation: { status: 404, description: 'The configured generation of the API has no such data.' },
  before_activation: { status: 400, description: TOO_OLD },
  before_consent: { status: 400, description: TOO_OLD },
  history_limit: { status: 400, description: TOO_OLD },
  load_curve_disabled: {
    status: 409,
    description: 'The load curve is not recorded: activate the hourly collection in the account at Enedis.',
  },
  consent_missing: { status: 403, description: 'Enedis knows no consent for this usage point: give it again.' },
  consent_withdrawn: { status: 403, description: 'The consent for this usage point was withdrawn: give it again.' },
  not_holder: { status: 403, description: 'Enedis does not take the consenting person for the holder: consent again.' },
  no_data: { status: 404, description: 'Enedis has nothing for this period.' },
  unknown_customer: { status: 404, description: 'Enedis has nothing for this usage point.' },
  forbidden: { status: 502, description: OPERATOR },
  api_not_subscribed: { status: 502, description: OPERATOR },
  invalid_client: { status: 502, description: OPERATOR },
  token_invalid: { status: 502, description: OPERATOR },
  other_usage_point: { status: 502, description: LATER },
  blocked: { status: 502, description: LATER },
  contract_violation: { status: 502, description: LATER },
  upstream_error: { status: 502, description: LATER },
  upstream_unavailable: { status: 503, description: LATER },
  rate_limited: {
    status: 503,
    description: 'The quota of this gateway at Enedis is used up for now: try again later.',
  },
  rate_limit_wait: { status: 503, description: 'Too many requests wait for Enedis: try again later.' },
}

/** Kinds that mean the operator must act. */
export const OPERATOR_KINDS: ReadonlySet<string> = new Set([
  'forbidden',
  'api_not_subscribed',
  'invalid_client',
  'token_invalid',
])

/** Seconds, where Enedis does not say. */
const DEFAULT_RETRY_AFTER = 60

export function toGatewayError(error: unknown, now: number): GatewayError {
  if (error instanceof GatewayError) return error
  if (!HubError.isInstance(error)) throw error
  const kind = findKind(error)
  const { status, description } = MEANINGS[kind] ?? { status: 502, description: LATER }
  const own = readOwnWords(error)
  const headers = status === 503 ? { 'retry-after': String(readRetryAfter(error, now)) } : undefined
  return new GatewayError({
    status,
    error: own.error ?? kind,
    description: own.description ?? description,
    kind,
    headers,
  })
}

/** Codes of networks, and errors that have none, are grouped. */
export function findKind(error: HubError): string {
  if (error.code !== undefined && Object.hasOwn(MEANINGS, error.code)) return error.code
  if (error.name === 'ContractError') return 'contract_violation'
  if (error.status === 503 || error.status === undefined) return 'upstream_unavailable'
  return 'upstream_error'
}

function readOwnWords(error: HubError): { error?: string; description?: string } {
  const body = error.body()
  if (typeof body !== 'object' || body === null) return {}
  const texts = new Map<string, unknown>(Object.entries(body))
  const code = texts.get('error') ?? texts.get('code')
  const words = texts.get('error_description') ?? texts.get('message')
  return {
    ...(typeof code === 'string' && /^[\w .-]{1,40}$/.test(code) && !/\d{9}/.test(code) && { error: code }),
    ...(typeof words === 'string' && isPlain(words) && { description: words }),
  }
}

/** A sentence: no markup, no number as long as a point, no address of a person, nothing that could be a token. */
function isPlain(text: string): boolean {
  return text.trim() !== '' && text.length <= 200 && !/[<>{}@\p{Cc}]|\d{9}|[\w-]{40}/u.test(text)
}

function readRetryAfter(error: HubError, now: number): number {
  const retryAfter: unknown = Reflect.get(error, 'retryAfter')
  if (typeof retryAfter === 'number') return Math.max(1, Math.ceil(retryAfter / 1_000))
  if (retryAfter instanceof Date) return Math.max(1, Math.ceil((retryAfter.getTime() - now) / 1_000))
  return DEFAULT_RETRY_AFTER
}
