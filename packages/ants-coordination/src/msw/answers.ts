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
