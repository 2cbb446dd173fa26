import { InvalidRequestError } from '@hub/http'
import { parseUsagePoint } from './refuse.js'

/** What the consent page has to know of the application. */
export interface ConsentOptions {
  /** Id of the application at Enedis. */
  clientId?: string | undefined
  /** Address of the consent page. Default: that of production, the only one that Enedis has. */
  authorizeBaseUrl?: string | undefined
  /** `v2` (default) or `v1`. */
  authorizeVersion?: 'v2' | 'v1' | undefined
  /**
   * Name under which the application is registered, to have it checked: letters, digits, space, hyphen, underscore, at most 38 characters,
   * no name that Enedis owns. It is not sent.
   */
  applicationName?: string | undefined
}

/** What a redirect from the consent page holds. */
export type ConsentRedirect =
  | { kind: 'v2'; state: string | null; autorisationId: string }
  | { kind: 'v1'; state: string | null; usagePointIds: readonly string[] }
  | { kind: 'failure'; state: string | null; error: string; description: string | null }

const AUTHORIZE_URL = 'https://mon-compte-particulier.enedis.fr'
const MAX_STATE = 100
const MAX_APPLICATION_NAME = 38
const DAYS_OF_YEAR = 365
const MAX_YEARS = 3

/**
 * The address of the consent page, with exactly the four parameters that it takes: the firewall answers any other with an HTML 404.
 *
 * @throws InvalidRequestError naming the parameter or the option at fault
 */
export function createAuthorizationUrl(
  parameters: { state: string; duration?: string | undefined; version?: 'v2' | 'v1' | undefined },
  { clientId, authorizeBaseUrl = AUTHORIZE_URL, authorizeVersion = 'v2', applicationName }: ConsentOptions,
): string {
  const { state, duration = 'P3Y', version = authorizeVersion } = parameters ?? {}
  if (typeof clientId !== 'string' || clientId.trim() === '')
    throw InvalidRequestError.local('clientId', 'is missing or empty')
  if (applicationName !== undefined) checkApplicationName(applicationName)
  if (version !== 'v1' && version !== 'v2') throw InvalidRequestError.local('version', 'must be v2 or v1')
  if (typeof state !== 'string' || state === '' || state.length > MAX_STATE)
    throw InvalidRequestError.local('state', `must be a text of 1 to ${MAX_STATE} characters`)
  checkDuration(duration)
  if (!URL.canParse(authorizeBaseUrl))
    throw InvalidRequestError.local('authorizeBaseUrl', 'must be an absolute address')
  const url = new URL(`${authorizeBaseUrl.replace(/\/+$/, '')}/dataconnect/${version}/oauth2/authorize`)
  url.search = new URLSearchParams({ client_id: clientId, duration, response_type: 'code', state }).toString()
  return url.href
}

/**
 * Checks the name of an application as Enedis does, which shows it in capitals.
 *
 * @throws InvalidRequestError naming `applicationName`
 */
export function checkApplicationName(name: string): void {
  if (
    typeof name !== 'string' ||
    name.trim() === '' ||
    name.length > MAX_APPLICATION_NAME ||
    !/^[\p{L}\d _-]+$/u.test(name)
  )
    throw InvalidRequestError.local(
      'applicationName',
      `must have at most ${MAX_APPLICATION_NAME} characters, of letters, digits, spaces, hyphens and underscores`,
    )
  if (/enedis|linky/i.test(name))
    throw InvalidRequestError.local('applicationName', 'must not be a name that Enedis owns')
}

/** Days, weeks, months or years: other units end in a 500. Years count 365 days, as in `P1095D`. */
function checkDuration(duration: string): void {
  const match = /^P(?=\d)(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?$/.exec(duration)
  if (!match)
    throw InvalidRequestError.local(
      'duration',
      'must be an ISO 8601 duration in days, weeks, months or years, such as P1Y',
    )
  const [years, months, weeks, days] = match.slice(1).map((digits) => Number(digits ?? 0)) as [
    number,
    number,
    number,
    number,
  ]
  const inYears = years + months / 12 + (weeks * 7 + days) / DAYS_OF_YEAR
  if (inYears === 0) throw InvalidRequestError.local('duration', 'must be at least P1D')
  // A little room for fractions: P1Y4M and 30 days add up to what they say.
  if (inYears > MAX_YEARS + 1e-9)
    throw InvalidRequestError.local('duration', `must not be longer than ${MAX_YEARS} years`)
}

/**
 * Reads what the browser brings back from the consent page. A redirect with `error_description` is a failure, whatever else it holds.
 *
 * Nothing of it proves who came back: `usage_point_id` can be typed by anybody, and `autorisation_id` is a number that can be guessed.
 *
 * @param redirect The address, or its query.
 * @returns kind `failure` with the error `invalid_redirect` when there is neither an id nor an error
 * @throws InvalidRequestError naming `redirect` when it is neither
 */
export function parseConsentRedirect(redirect: string | URL | URLSearchParams): ConsentRedirect {
  const query = toQuery(redirect)
  const state = query.get('state')
  const [error, description] = [query.get('error'), query.get('error_description')]
  // One case put `server_error` into `code`, with a description and no error.
  if (error !== null || description !== null)
    return { kind: 'failure', state, error: error ?? query.get('code') ?? 'unknown', description }
  const autorisationId = query.get('autorisation_id')?.trim() ?? ''
  if (/^\d{1,19}$/.test(autorisationId)) return { kind: 'v2', state, autorisationId }
  const ids = query.getAll('usage_point_id').flatMap((value) => value.split(/[;,\s]+/))
  const usagePointIds = [...new Set(ids.map(parseUsagePoint).filter((id) => id !== undefined))]
  if (query.has('code') || usagePointIds.length > 0) return { kind: 'v1', state, usagePointIds }
  return { kind: 'failure', state, error: 'invalid_redirect', description: null }
}

function toQuery(redirect: string | URL | URLSearchParams): URLSearchParams {
  if (redirect instanceof URLSearchParams) return redirect
  if (redirect instanceof URL) return redirect.searchParams
  if (typeof redirect !== 'string') throw InvalidRequestError.local('redirect', 'must be an address or its query')
  return new URLSearchParams(redirect.slice(redirect.indexOf('?') + 1).replace(/#.*$/, ''))
}
