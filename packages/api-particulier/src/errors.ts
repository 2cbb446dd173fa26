import { type ErrorAnswer, type ErrorReading, HubError } from '@hub/http'
import { type KnownErrorCode, parseErrorCode } from './codes.js'

/** What errors of this API carry in `code`: five digits, also ones that are not known, or a network code. */
export type ApiParticulierErrorCode = KnownErrorCode | (string & {})

/** One reason of a refusal. */
export interface ErrorReason {
  code: ApiParticulierErrorCode
  /** The parameter at fault, as the API names it; null when it does not. */
  parameter: string | null
  /** Seconds; null when the API does not say. */
  retryIn: number | null
  /** For people, in French: never match on it. */
  title: string | null
}

/** The reasons of a refusal, in order; empty for errors that have none. */
export function readReasons(error: unknown): ErrorReason[] {
  return HubError.isInstance(error) ? parseReasons(error.body()) : []
}

/** The reasons in the body of an answer. One without a code of five digits is none. */
export function parseReasons(body: unknown): ErrorReason[] {
  const { errors } = toObject(body)
  if (!Array.isArray(errors)) return []
  return errors.flatMap((each): ErrorReason[] => {
    const { code, title, source, meta } = toObject(each)
    if (typeof code !== 'string' || !parseErrorCode(code)) return []
    const { parameter } = toObject(source)
    const { retry_in: retryIn } = toObject(meta)
    return [
      {
        code,
        parameter: typeof parameter === 'string' ? parameter : null,
        retryIn: readSeconds(retryIn),
        title: typeof title === 'string' ? title : null,
      },
    ]
  })
}

/** Seconds, also as a text; null for anything else. */
function readSeconds(value: unknown): number | null {
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof seconds === 'number' && seconds >= 0 ? seconds : null
}

/** How many reasons the body of an answer has, those that cannot be read included. */
export function countReasons(body: unknown): number {
  const { errors } = toObject(body)
  return Array.isArray(errors) ? errors.length : 0
}

/** Seconds after which a 409, and a 429 without `Retry-After`, may be tried again (LE). */
export const DEFAULT_WAIT = 60

/** What to do about a code that is a mistake of the caller's. */
const ADVICE: Readonly<Record<string, string>> = {
  '00100': 'ask for the rights of this benefit: introspect() lists those of the token',
  '00101': 'check the token',
  '00103': 'the token has expired: get a new one from your account, they live 18 months',
  '00105': 'the token is black-listed: get a new one from your account',
  '00107': 'this token may not be used from this address: have the address added to it in your account',
  '00108': 'the token belongs to the other environment: production and staging have tokens of their own',
  '00203': 'give recipient, or delegation_id with an editor token',
  '00210': 'recipient must be the SIRET of a public body',
  '00212': 'several delegations are active for this recipient: name one with delegation_id',
  '00213': 'delegation_id and recipient do not belong together, or the delegation is not active: check both',
  '00015': 'the same request is still running: wait for retryAfter',
  '00361': 'nomNaissance is missing: correct birth_name',
  '00362': 'prenoms is missing: correct first_name',
  '00363': 'the birth date is wrong: correct birth_date',
  '00364': 'sexeEtatCivil is wrong: correct title',
  '00365': 'the birth place is wrong: correct birth_country and birth_place',
  '00367': 'prenoms is missing: correct first_name',
}

/** Failures of a provider that the same request meets again (AP-R8). */
const PERMANENT: ReadonlySet<string> = new Set<KnownErrorCode>(['37999', '36999'])

/** What a refusal means (AP-R5 to AP-R8). What is an answer, such as an identity that is not found, is read before. */
export function readApiError({ status, body }: ErrorAnswer): ErrorReading {
  const reasons = parseReasons(body)
  const [first] = reasons
  const code = first && { code: first.code }
  const advice = reasons.flatMap((reason) => ADVICE[reason.code] ?? [])[0]
  const waits = reasons.flatMap(({ retryIn }) => retryIn ?? [])
  const wait = waits.length > 0 ? { retryAfter: Math.ceil(Math.max(...waits)) } : {}
  switch (status) {
    case 400:
    case 401:
    case 403:
      return { ...code, ...(advice && { advice }), isRetryable: false }
    case 422:
      return { ...code, ...(advice && { advice }), isRetryable: reasons.length === 0 }
    case 409:
    case 429:
      return { ...code, ...(advice && { advice }), isRetryable: true, retryAfter: DEFAULT_WAIT, ...wait }
    case 502: {
      const isPermanent = countReasons(body) === 1 && PERMANENT.has(first?.code ?? '')
      return {
        ...code,
        ...wait,
        isRetryable: !isPermanent,
        ...(isPermanent && { advice: 'the provider will answer so again' }),
      }
    }
    default:
      return { ...code, ...wait, isRetryable: true }
  }
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
