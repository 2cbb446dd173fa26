import { InvalidRequestError } from '@hub/http'
import { type EmbedResource, parseResource } from './resource.js'

/** How an embedded page looks: in the fragment of its address, not signed. Some need a paid plan. */
export interface EmbedAppearance {
  /** Default false. */
  titled?: boolean | undefined
  bordered?: boolean | undefined
  theme?: 'night' | 'transparent' | (string & {}) | undefined
  /** Seconds between two refreshes of a dashboard. */
  refresh?: number | undefined
  font?: string | undefined
  /** Filters that are not shown. */
  hide_parameters?: readonly string[] | undefined
  hide_download_button?: boolean | undefined
  /** In recent versions, in place of `hide_download_button`. */
  downloads?: boolean | string | undefined
}

export interface EmbedUrlOptions {
  /** Address of the Metabase, `https://stats.example`, with or without `/api`. */
  siteUrl: string
  resource: EmbedResource
  /** Of `signEmbed`. */
  token: string
  appearance?: EmbedAppearance | undefined
  /** Values of filters that anybody may change: in the query, not signed. */
  filters?: Readonly<Record<string, string | number | readonly (string | number)[]>> | undefined
  /** Characters of an address that is too long to work. Default 8192, that of Metabase. */
  maxLength?: number | undefined
}

const DEFAULT_MAX_URL_LENGTH = 8_192

/**
 * The address for an iframe. Whoever has it sees what it shows until it expires: it belongs in no log.
 *
 * @throws InvalidRequestError naming what is wrong; `token` when the address would be too long
 */
export function buildEmbedUrl(options: EmbedUrlOptions): string {
  const { siteUrl, resource, token, appearance, filters = {}, maxLength = DEFAULT_MAX_URL_LENGTH } = options
  const { kind } = parseResource(resource)
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw InvalidRequestError.local('token', 'must be a token of signEmbed')
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters))
    for (const item of [value].flat()) query.append(decodeName(name), String(item))
  const search = query.toString()
  const url = `${parseSite(siteUrl)}/embed/${kind}/${token}${search && `?${search}`}#${toFragment(appearance)}`
  if (url.length > maxLength)
    throw InvalidRequestError.local('token', `makes an address of more than ${maxLength} characters: lock fewer values`)
  return url
}

/** What a page needs for the web component that recent versions have in place of an iframe. */
export interface EmbedComponent {
  tag: 'metabase-dashboard' | 'metabase-question'
  attributes: Readonly<Record<string, string>>
  /** To be loaded by the page, once. */
  scriptUrl: string
  /** Argument of `defineMetabaseConfig(…)`, to be called by the page before. */
  config: { instanceUrl: string; isGuest: true }
}

/**
 * The component `<metabase-dashboard>` or `<metabase-question>` of recent versions (documentation of version 63), fed with the same token as
 * the iframe.
 *
 * @throws InvalidRequestError
 */
export function buildEmbedComponent({
  siteUrl,
  resource,
  token,
  appearance: { titled = false, downloads } = {},
}: Pick<EmbedUrlOptions, 'siteUrl' | 'resource' | 'token'> & {
  appearance?: Pick<EmbedAppearance, 'titled' | 'downloads'> | undefined
}): EmbedComponent {
  const { kind } = parseResource(resource)
  const site = parseSite(siteUrl)
  const attributes = { token, 'with-title': String(titled) }
  return {
    tag: `metabase-${kind}`,
    attributes: downloads === undefined ? attributes : { ...attributes, 'with-downloads': String(downloads) },
    scriptUrl: `${site}/app/embed.js`,
    config: { instanceUrl: site, isGuest: true },
  }
}

function parseSite(siteUrl: string): string {
  const url = URL.canParse(siteUrl) ? new URL(siteUrl) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password)
    throw InvalidRequestError.local('siteUrl', 'must be an http or https address without query')
  return (url.origin + url.pathname).replace(/\/+$/, '').replace(/\/api$/, '')
}

function toFragment(appearance: EmbedAppearance = {}): string {
  const { titled = false, ...others } = appearance
  const entries = Object.entries({ titled, ...others }).filter(([, value]) => value !== undefined)
  return entries
    .map(([name, value]) => `${name}=${encodeURIComponent(Array.isArray(value) ? value.join(',') : String(value))}`)
    .join('&')
}

/** The name of a filter may be that of a locked parameter, which is encoded already. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
