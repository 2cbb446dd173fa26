import { InvalidRequestError } from '../errors/answer-errors.js'
import type { ClientOptions } from './options.js'

/**
 * The address every path is appended to, without a trailing slash and without the API's own prefix.
 *
 * @param basePath What every path of the API's document begins with, such as `/api/v1`.
 * @throws InvalidRequestError when neither `baseUrl` nor a known `environment` is given, or when the address is no plain https
 * one. The address itself is not repeated: it may hold a password.
 */
export function resolveBaseUrl(
  options: Pick<ClientOptions, 'baseUrl' | 'environment' | 'allowPlainHttp'>,
  environments: Readonly<Record<string, string>>,
  basePath: string | readonly string[] = [],
): string {
  const text = options.baseUrl ?? environmentUrl(options.environment, environments)
  const url = URL.canParse(text) ? new URL(text) : undefined
  const problem = findProblem(url, options.allowPlainHttp)
  if (!url || problem) throw InvalidRequestError.local('baseUrl', `must ${problem}`)
  // Not href: it keeps an empty `?` or `#`, behind which every path would vanish.
  return withoutBasePath(url.origin + url.pathname, basePath)
}

/**
 * An address without its trailing slashes and without the prefix that every path of the API begins with anyway: settings hold it in
 * both forms, and `/api/v1/api/v1/…` does not exist.
 *
 * @param basePaths `/api/v1`, or several of which the first that fits is taken off; none when paths have nothing in common.
 */
export function withoutBasePath(baseUrl: string, basePaths: string | readonly string[] = []): string {
  const address = baseUrl.trim().replace(/[/?#]+$/, '')
  const suffix = [basePaths].flat().find((basePath) => basePath !== '' && address.endsWith(basePath))
  return suffix === undefined ? address : address.slice(0, -suffix.length).replace(/\/+$/, '')
}

function findProblem(url: URL | undefined, allowPlainHttp = false): string | undefined {
  if (!url || !/^https?:$/.test(url.protocol)) return 'be an absolute https address'
  if (url.username || url.password) return 'not hold a user name or password'
  if (url.search || url.hash) return 'not have a query or a fragment'
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !allowPlainHttp)
    return 'be https, since credentials travel with each request (or set allowPlainHttp)'
  return undefined
}

function environmentUrl(name: string | undefined, environments: Readonly<Record<string, string>>): string {
  const known = Object.keys(environments).join(', ')
  if (name === undefined)
    throw InvalidRequestError.local('baseUrl', known === '' ? 'give baseUrl' : `give environment (${known}) or baseUrl`)
  if (!Object.hasOwn(environments, name)) throw InvalidRequestError.local('environment', `must be one of ${known}`)
  return environments[name] as string
}

/** Whether a URL's host name can only be this machine. */
function isLoopback(hostname: string): boolean {
  return /^(?:(?:.*\.)?localhost|\[::1\]|127(?:\.\d+){3})$/.test(hostname)
}
