/**
 * An error answer of a simulated service, thrown by the rule that refuses: what the simulator answers instead of the operation's own
 * response.
 */
export class Refusal extends Error {
  readonly status: number
  /** JSON, or the text of the answer as it is; none when that is empty. */
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(`status ${status}`)
    this.status = status
    this.body = body
    this.headers = headers
  }

  toResponse(): Response {
    const { status, headers, body } = this
    const init = { status, headers: { ...headers } }
    return typeof body === 'string' ? new Response(body || null, init) : Response.json(body, init)
  }
}
