import { AttemptFailure } from './failure.js'
import { toBufferedResponse } from './buffered-response.js'
import { parseJson } from './parse-json.js'

/** What is looked at of an answer beside its body. */
export type AnswerHead = Pick<Response, 'status' | 'ok' | 'headers'>

/** The request id of an answer, when it looks like one: a server could put anything there. */
export function readRequestId({ headers }: AnswerHead): string | undefined {
  const value = headers.get('x-request-id') ?? undefined
  return value !== undefined && /^[\w.:+=/-]{1,128}$/.test(value) ? value : undefined
}

/**
 * The answer to an attempt. Most calls only need its head and its bytes: a `Response` for the caller costs as much as parsing a short body,
 * and is made when somebody asks for it.
 */
export class ReceivedAnswer implements AnswerHead {
  readonly status: number
  readonly ok: boolean
  readonly headers: Headers
  readonly #received: Response
  readonly #bytes: Uint8Array<ArrayBuffer> | undefined
  #response: Response | undefined

  /**
   * @param bytes The whole body; without it, `received` is handed on as it is.
   * @throws AttemptFailure when the status is none of HTTP: a parser lets 999 through, a Response does not
   */
  constructor(received: Response, bytes?: Uint8Array<ArrayBuffer>) {
    const { status } = received
    if (status < 200 || status > 599)
      throw new AttemptFailure('contract', 'the answer has a status unknown to HTTP', { status })
    this.status = status
    // Asking an answer of Node.js for a property costs more than this.
    this.ok = status < 300
    this.headers = received.headers
    this.#received = received
    this.#bytes = bytes
  }

  get response(): Response {
    this.#response ??= this.#bytes ? toBufferedResponse(this.#received, this.#bytes) : this.#received
    return this.#response
  }

  /** @throws AttemptFailure when a body is there that is no JSON in UTF-8 */
  readJson(): unknown {
    return this.#bytes?.byteLength ? parseJson(this.#bytes, this.status) : undefined
  }

  /** The body of an error status: parsed when it is JSON, text otherwise, undefined when there is none. */
  readError(): unknown {
    if (!this.#bytes?.byteLength) return undefined
    const text = new TextDecoder().decode(this.#bytes)
    try {
      return JSON.parse(text)
    } catch {
      return text
    }
  }
}
