const ABSOLUTE = /^https?:\/\/\S+$/i

/** Whether a value is text that a citizen's browser can open as it is: absolute, http or https, no white space. */
export function isHttpAddress(value: unknown): value is string {
  return typeof value === 'string' && ABSOLUTE.test(value) && URL.canParse(value)
}
