import { parseBase } from './base.js'
import { LinkError } from './link-error.js'
import { TALLY_FORMS } from './tally-forms.js'

/** A value of a hidden field; null and undefined: there is none. */
export type TallyValue = string | number | bigint | null | undefined

export interface TallyUrlOptions {
  /** Default `https://tally.so`. */
  base?: string | undefined
  /** Six letters and digits. */
  formId: string
  /** `r`: a page; `embed`: for an iframe. Default `r`. */
  mode?: 'r' | 'embed' | undefined
  /** Hidden fields, in the order of the link. Pairs keep it also for names that are numbers. */
  fields?: Readonly<Record<string, TallyValue>> | Iterable<readonly [name: string, value: TallyValue]> | undefined
  /** Fields that are left out where they have no value; the others are sent empty. Default: those of `TALLY_FORMS`. */
  optional?: readonly string[] | undefined
  /** Fields that hold personal data, beside those of `TALLY_FORMS`. */
  personal?: readonly string[] | undefined
  /** Personal fields that may stand in the link: it is seen by a third party, by proxies and in histories. Default: none. */
  allowPersonal?: readonly string[] | undefined
  /** How an embedded form looks. For `embed` alone. */
  options?: TallyEmbedOptions | undefined
  /** Told of an id that has not six characters, as all known ones have. Default: nobody. */
  onWarning?: ((message: string) => void) | undefined
}

export interface TallyEmbedOptions {
  alignLeft?: boolean | undefined
  hideTitle?: boolean | undefined
  transparentBackground?: boolean | undefined
  dynamicHeight?: boolean | undefined
}

const EMBED_OPTIONS = ['alignLeft', 'hideTitle', 'transparentBackground', 'dynamicHeight'] as const

/**
 * The link to a form of Tally, with hidden fields as query parameters.
 *
 * A page that embeds a form must not have personal data in its own address: the widget of Tally hands its query on to the form.
 *
 * @throws LinkError naming what is wrong: a form id, a field that a known form does not have, a personal field that is not allowed
 */
export function buildTallyUrl(link: TallyUrlOptions): string {
  const { base = 'https://tally.so', formId, mode = 'r', fields = {}, options = {} } = link
  if (!/^[A-Za-z0-9]+$/.test(formId)) throw new LinkError('formId', 'must be letters and digits')
  if (formId.length !== 6) link.onWarning?.('formId: has not six characters')
  if (mode !== 'r' && mode !== 'embed') throw new LinkError('mode', 'must be r or embed')
  const query = new URLSearchParams()
  for (const name of EMBED_OPTIONS) {
    if (!options[name]) continue
    if (mode === 'r') throw new LinkError('options', 'are for the mode embed')
    query.set(name, '1')
  }
  const entries = Symbol.iterator in fields ? fields : Object.entries(fields)
  for (const [name, value] of entries as Iterable<readonly [string, TallyValue]>) addField(query, name, value, link)
  const text = query.toString()
  return `${parseBase(base)}/${mode}/${formId}${text && `?${text}`}`
}

function addField(query: URLSearchParams, name: string, value: TallyValue, link: TallyUrlOptions): void {
  const known = Object.hasOwn(TALLY_FORMS, link.formId) ? TALLY_FORMS[link.formId] : undefined
  const { optional = known?.optional, personal = [], allowPersonal = [] } = link
  if (typeof name !== 'string' || name === '') throw new LinkError('fields', 'must have names')
  const field = `fields.${name}`
  if (known && !known.fields.includes(name)) throw new LinkError(field, 'is no field of this form')
  if (query.has(name)) throw new LinkError(field, 'is there twice')
  const isPersonal = personal.includes(name) || known?.personal?.includes(name)
  if (isPersonal && !allowPersonal.includes(name))
    throw new LinkError(field, 'is personal: name it in allowPersonal, or leave it out')
  if (value !== null && value !== undefined) query.set(name, toText(field, value))
  else if (!optional?.includes(name)) query.set(name, '')
}

function toText(field: string, value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'bigint' ? String(value) : undefined
  // Large and small numbers would be written with an exponent.
  const digits = typeof value === 'number' && /^-?\d+(\.\d+)?$/.test(String(value)) ? String(value) : undefined
  const written = text ?? digits
  if (written === undefined) throw new LinkError(field, 'must be a text, a number or null')
  return written
}
