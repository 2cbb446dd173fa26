import {
  AuthenticationError,
  ClientError,
  type ErrorAnswer,
  type ErrorReading,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
} from '@hub/http'
import type { EnedisErrorCode } from './errors.js'

/**
 * What the codes of Enedis mean. They are compared without case, `_` and `-` being the same: `ADAM_DC_0008`, `Invalid_request` and
 * `invalid_resquest` exist. The status is not looked at: `ADAM-DC-0007` comes with 400 and with 403, in English and in French.
 */
const CODES: Readonly<Record<string, EnedisErrorCode>> = {
  'adam-err0061': 'not_holder',
  'adam-err0069': 'wrong_direction',
  'adam-err0075': 'load_curve_disabled',
  'adam-err0123': 'before_activation',
  'adam-err0125': 'history_limit',
  'adam-dc-0016': 'history_limit',
  'adam-err0126': 'window_too_long',
  'adam-dc-0015': 'window_too_long',
  'adam-dc-0007': 'not_holder',
  'adam-dc-0008': 'consent_missing',
  'adam-dc-0009': 'before_consent',
  'adam-dc-0500': 'upstream_error',
  'unauthorized-user': 'forbidden',
  '900908': 'api_not_subscribed',
  '900901': 'token_invalid',
  '900804': 'rate_limited',
  unauthorized: 'token_invalid',
  'invalid-token': 'token_invalid',
  'invalid-client': 'invalid_client',
  'no-data-found': 'no_data',
  'stm-err-0000020': 'no_data',
  'stm-err-0000014': 'no_data',
  'stm-err-0000019': 'unknown_customer',
  'stm-err-0000001': 'upstream_error',
  'technical-error': 'upstream_error',
  'internal-server-error': 'upstream_error',
}

/** Where the code is generic, or only repeats the status. Texts are without accents and in small letters. */
const TEXTS: readonly (readonly [RegExp, EnedisErrorCode])[] = [
  [/services souscrits|no consent can be found/, 'consent_missing'],
  [/titulaire|not owner|actual meter holder/, 'not_holder'],
  [/sens de la mesure/, 'wrong_direction'],
  [/mise en service|last activation date/, 'before_activation'],
  [/consent start date/, 'before_consent'],
  [/load curve recording/, 'load_curve_disabled'],
  [/less than 7 days/, 'window_too_long'],
  [/history deadline/, 'history_limit'],
  [/end date parameter must be earlier/, 'end_in_future'],
  [/no measure found/, 'no_data'],
  [/unknown or unauthorized user/, 'unknown_customer'],
  [/usage_point_id|pointid/, 'invalid_usage_point_id'],
]

const BY_STATUS: Readonly<Record<number, EnedisErrorCode>> = {
  400: 'invalid_request',
  401: 'token_invalid',
  403: 'forbidden',
  404: 'blocked',
  415: 'invalid_request',
  422: 'invalid_request',
  429: 'rate_limited',
  503: 'upstream_unavailable',
}

const CLASSES: Partial<Record<EnedisErrorCode, NonNullable<ErrorReading['as']>>> = {
  consent_missing: PermissionError,
  not_holder: PermissionError,
  before_consent: PermissionError,
  load_curve_disabled: PermissionError,
  forbidden: PermissionError,
  api_not_subscribed: PermissionError,
  no_data: NotFoundError,
  unknown_customer: NotFoundError,
  blocked: NotFoundError,
  token_invalid: AuthenticationError,
  invalid_client: AuthenticationError,
  rate_limited: RateLimitError,
  upstream_error: ServerError,
  upstream_unavailable: ServerError,
}

const ADVICE: Partial<Record<EnedisErrorCode, string>> = {
  consent_missing: 'the holder must consent, again where a consent has ended',
  api_not_subscribed: 'subscribe the application to this API at Enedis',
  no_data: 'nothing is measured here, or not yet: values of a day come the next one, from 8 in the morning',
  invalid_client: 'check clientId and clientSecret, and the environment they belong to',
}

/** The same request may succeed later. */
const RETRYABLE = new Set<EnedisErrorCode>([
  'no_data',
  'end_in_future',
  'rate_limited',
  'upstream_error',
  'upstream_unavailable',
])

/** Reads an error answer of any of the six shapes. */
export function readEnedisError({ status, body, operation }: ErrorAnswer): ErrorReading {
  const fields = toErrorFields(body)
  // The token endpoint has a code of its own for each way of a wrong application.
  const isToken = operation === 'createToken' && status === 401
  const known = isToken ? 'invalid_client' : findCode(fields)
  if (known) return toReading(known, fields)
  // What nothing but the status says: its class is the usual one.
  const retryAt = parseNextAccess(fields.nextAccess)
  const code = BY_STATUS[status] ?? (status >= 500 ? 'upstream_error' : 'invalid_request')
  return { code, ...(retryAt !== undefined && { retryAt }) }
}

/** A refusal that comes with a success: only one of a code that is known. */
export function readEnedisRefusal({ body }: Pick<ErrorAnswer, 'body'>): ErrorReading | undefined {
  const fields = toErrorFields(body)
  const code = fields.code === '' ? undefined : CODES[fields.code]
  return code && toReading(code, fields)
}

function toReading(code: EnedisErrorCode, { nextAccess }: ErrorFields): ErrorReading {
  const advice = ADVICE[code]
  const retryAt = parseNextAccess(nextAccess)
  return {
    code,
    as:
      CLASSES[code] ?? (code === 'invalid_request' || code.startsWith('invalid_') ? InvalidRequestError : ClientError),
    isRetryable: RETRYABLE.has(code),
    ...(advice && { advice }),
    ...(retryAt !== undefined && { retryAt }),
  }
}

interface ErrorFields {
  /** In small letters, `_` as `-`. */
  code: string
  /** In small letters, without accents. */
  text: string
  nextAccess: unknown
}

function toErrorFields(body: unknown): ErrorFields {
  const first: unknown = Array.isArray(body) ? body[0] : body
  const outer = isObject(first) ? first : {}
  const fields = isObject(outer['fault']) ? outer['fault'] : outer
  const text = ['error_description', 'message', 'error_message', 'description', 'libelle']
    .map((name) => fields[name])
    .filter((value) => typeof value === 'string')
    .join(' ')
  const given = fields['error'] ?? fields['code']
  const code = typeof given === 'string' || typeof given === 'number' ? String(given).trim() : ''
  return {
    code: code.toLowerCase().replaceAll(/[_\s]/g, '-'),
    text: text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase(),
    nextAccess: fields['nextAccessTime'],
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function findCode({ code, text }: ErrorFields): EnedisErrorCode | undefined {
  const known = Object.hasOwn(CODES, code) ? CODES[code] : undefined
  return known ?? TEXTS.find(([pattern]) => pattern.test(text))?.[1]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Epoch milliseconds of `2026-Jul-22 05:00:00+0000 UTC`; undefined for anything else, never a guess. */
function parseNextAccess(value: unknown): number | undefined {
  const [, year, name = '', rest, hours, minutes] =
    /^(\d{4})-([A-Za-z]{3})-(\d\d \d\d:\d\d:\d\d) ?([+-]\d\d):?(\d\d)/.exec(String(value)) ?? []
  const month = String(MONTHS.indexOf(name.toLowerCase()) + 1).padStart(2, '0')
  const instant = Date.parse(`${year}-${month}-${rest?.replace(' ', 'T')}${hours}:${minutes}`)
  return Number.isNaN(instant) ? undefined : instant
}
