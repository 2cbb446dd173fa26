const DATE = /^[A-Za-z]{3}, \d{2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/
const NUMBER = /^\d{1,15}$/

/** Headers of an answer that are safe to log, and what their values look like: a server could put anything there. */
const SAFE: Readonly<Record<string, RegExp>> = {
  allow: /^[A-Z]{3,8}(?:, ?[A-Z]{3,8})*$/,
  'content-length': NUMBER,
  'content-type': /^[a-z]{1,20}\/[a-z.+-]{1,40}(?:; ?charset=[\w-]{1,20})?$/i,
  date: DATE,
  'retry-after': /^\d{1,15}$|^[A-Za-z]{3}, \d{2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  sunset: DATE,
  'x-ratelimit-limit': NUMBER,
  'x-ratelimit-remaining': NUMBER,
  'x-ratelimit-reset': NUMBER,
  'ratelimit-limit': NUMBER,
  'ratelimit-remaining': NUMBER,
  'ratelimit-reset': NUMBER,
}

/** The headers of an answer that can hold neither a secret nor personal data; undefined when it has none. */
export function readSafeHeaders(headers: Headers): Readonly<Record<string, string>> | undefined {
  const known = Object.entries(SAFE).flatMap(([name, pattern]) => {
    const value = headers.get(name)
    return value !== null && pattern.test(value) ? [[name, value] as const] : []
  })
  return known.length > 0 ? Object.fromEntries(known) : undefined
}
