/** An answer of a server with everything that must not leak. */
export interface LeakAnswer {
  status: number
  body?: string | undefined
  headers?: Readonly<Record<string, string>> | undefined
}

const STATUSES = [200, 400, 401, 403, 404, 409, 410, 422, 429, 500, 503]

/** Answers that quote everything: in values and in keys, as JSON, cut off, as text, as a page, and in the target of a redirection. */
export function createQuotingAnswers(canaries: readonly string[]): LeakAnswer[] {
  const text = canaries.join(' ')
  const quotes = Object.fromEntries(canaries.map((canary) => [canary, { [canary]: canary }]))
  const json = JSON.stringify({ detail: text, errors: [text], error_messages: [text], ...quotes })
  const headers = { 'content-type': 'application/json', 'retry-after': '0' }
  return [
    ...STATUSES.map((status) => ({ status, body: json, headers })),
    { status: 200, body: `${json.slice(0, -1)},`, headers },
    { status: 200, body: text, headers },
    { status: 200, body: `[${json}]`, headers },
    { status: 500, body: `<html>${text}</html>`, headers: { 'content-type': 'text/html', 'retry-after': '0' } },
    { status: 302, headers: { location: `https://elsewhere.example/${encodeURIComponent(text)}` } },
  ]
}
