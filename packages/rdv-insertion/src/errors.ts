import { type ErrorAnswer, type ErrorReading, InvalidRequestError } from '@hub/http'

/**
 * The causes that this API's errors carry in `code`, beside network codes:
 * - `refused`: a 422 that came before anything was done
 * - `partly_done`: a 422 of an inviting call after which the person may exist and one invitation may have been sent;
 *   `mayHaveBeenApplied` is then true
 * - `…_not_found`: what does not exist; an id of the wrong kind is the usual reason
 * - `unknown_route`: a 404 for the path itself, usually a wrong `baseUrl`
 * - `no_access`: the agent has no access to the organisation, département or appointment
 * - `agent_unknown`: rdv-insertion does not know the agent who signed in on RDV-Solidarités
 * - `user_agent_refused`: the User-Agent is taken for a scanner
 */
export type RdvInsertionErrorCode =
  | 'refused'
  | 'partly_done'
  | 'organisation_not_found'
  | 'department_not_found'
  | 'rdv_not_found'
  | 'user_not_found'
  | 'motif_category_not_found'
  | 'tag_not_found'
  | 'unknown_route'
  | 'no_access'
  | 'agent_unknown'
  | 'user_agent_refused'

/** An error of the API about one person, or about the whole request. Its texts are in French, for people: never match on them. */
export interface Refusal {
  /** Place in `users`, from 0; null when the refusal is about the whole, or about the only person of the call. */
  index: number | null
  /** May hold personal data: show it to the person who entered it, do not log it. */
  error_details: string
}

const NOT_FOUND: Readonly<Record<string, RdvInsertionErrorCode>> = {
  Organisation: 'organisation_not_found',
  Department: 'department_not_found',
  Rdv: 'rdv_not_found',
  User: 'user_not_found',
  MotifCategory: 'motif_category_not_found',
  Tag: 'tag_not_found',
}

/** The errors in a 422, in its order; empty for any other error. One person can have several entries. */
export function readRefusals(error: unknown): Refusal[] {
  if (!InvalidRequestError.isInstance(error) || error.status !== 422) return []
  return readEntries(error.body()).map((entry) => {
    if (typeof entry === 'string') return { index: null, error_details: entry }
    const { index, error_details } = entry
    return {
      index: typeof index === 'number' ? index : null,
      error_details: typeof error_details === 'string' ? error_details : '',
    }
  })
}

/** Reads the meaning of an error answer from its shape alone. */
export function readRdvInsertionError({ status, body, operation }: ErrorAnswer): ErrorReading | undefined {
  const fields = isObject(body) ? body : {}
  if (status === 401) return { advice: SIGN_IN_AGAIN }
  if (status === 403) return forbidden(fields)
  if (status === 404) return notFound(fields)
  if (status !== 422) return undefined
  const entries = readEntries(body)
  if (entries.length === 0) return undefined
  const mayBePartial = INVITES_AT_ONCE.has(operation) && !entries.some(isAboutFields)
  return mayBePartial
    ? { code: 'partly_done' satisfies RdvInsertionErrorCode, advice: PARTLY_DONE, isPartial: true }
    : { code: 'refused' satisfies RdvInsertionErrorCode, advice: REFUSED }
}

const SIGN_IN_AGAIN =
  'sign in on the RDV-Solidarités of the same environment; it is also answered while RDV-Solidarités is unwell'
const REFUSED = 'readRefusals(error) says what was not accepted'
const PARTLY_DONE = 'readRefusals(error) says what failed; the person may exist and another channel may have worked'
const INVITES_AT_ONCE = new Set(['createAndInvite', 'inviteUser'])

/** Errors of fields, which alone repeat the names, are found before anything is done. */
function isAboutFields(entry: Record<string, unknown> | string): boolean {
  return typeof entry !== 'string' && ('first_name' in entry || 'last_name' in entry)
}

function forbidden(fields: Record<string, unknown>): ErrorReading | undefined {
  if (fields['error'] !== undefined)
    return { code: 'user_agent_refused' satisfies RdvInsertionErrorCode, advice: 'send another User-Agent' }
  if (!Array.isArray(fields['errors'])) return undefined
  return fields['success'] === false
    ? {
        code: 'agent_unknown' satisfies RdvInsertionErrorCode,
        advice: 'the agent must first be added to rdv-insertion',
      }
    : {
        code: 'no_access' satisfies RdvInsertionErrorCode,
        advice: 'the agent must belong to the organisation; is it the id of RDV-Solidarités?',
      }
}

function notFound(fields: Record<string, unknown>): ErrorReading | undefined {
  const code = NOT_FOUND[String(fields['not_found'])]
  if (code !== undefined) return { code }
  return Array.isArray(fields['errors'])
    ? { code: 'unknown_route' satisfies RdvInsertionErrorCode, advice: 'check baseUrl' }
    : undefined
}

function readEntries(body: unknown): (Record<string, unknown> | string)[] {
  if (!isObject(body) || !Array.isArray(body['errors'])) return []
  return body['errors'].filter((entry) => typeof entry === 'string' || isObject(entry))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
