const ABSOLUTE = /^https?:\/\/\S+$/i

/** Whether a value is a URL that a citizen's browser can open: an absolute http or https URL without white space. */
export function isHttpAddress(value: unknown): value is string {
  return typeof value === 'string' && ABSOLUTE.test(value) && URL.canParse(value)
}
