/** One wrong parameter, in FastAPI's words. */
export interface ParameterFault {
  loc: string[]
  msg: string
  type: string
}

export function json(status: number, body: unknown): Response {
  return Response.json(body, { status })
}

/** A refusal in FastAPI's shape. */
export function refusal(status: number, detail: string | readonly ParameterFault[]): Response {
  return json(status, { detail })
}

/** The answer of a scheduled failure. 500 is no JSON, as RDV-SP's tests have it. */
export function failureAnswer(status: number, body?: string, headers?: Record<string, string>): Response {
  if (body !== undefined) return new Response(body, { status, headers: { 'content-type': 'text/plain', ...headers } })
  if (status === 500) return failureAnswer(status, 'Internal Server Error', headers)
  // These statuses may not have a body.
  if (status === 204 || status === 205 || status === 304) return new Response(null, { status, headers: { ...headers } })
  return Response.json({ detail: 'Simulated failure' }, { status, headers: { ...headers } })
}
