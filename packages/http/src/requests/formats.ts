import type { RequestFormats } from './request-schema.js'

/**
 * The formats of JSON Schema that every request is checked for. `date` is given by the definitions of APIs that have days, so that the
 * bundles of the others do not hold it; any other is only a remark for readers.
 */
export const BUILT_IN_FORMATS: RequestFormats = { uri: parseHttpAddress }

/** An absolute http or https address, as it was given. */
function parseHttpAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined
  const { protocol } = new URL(value)
  return protocol === 'https:' || protocol === 'http:' ? value : undefined
}
