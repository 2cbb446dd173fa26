import { AttemptFailure } from './failure.js'

/** Statuses that the fetch standard gives no body. */
const WITHOUT_BODY = new Set([204, 205, 304])

/** What a Response takes as its reason phrase; a server may send more, such as « Non trouvé » in some encoding. */
const REASON_PHRASE = /^[\t\x20-\x7e\x80-\xff]*$/

type WholeResponseClass = new (received: Response, bytes: Uint8Array<ArrayBuffer>) => Response

let defined: WholeResponseClass | undefined

/**
 * A response whose bytes have all arrived: reading it can neither wait nor fail half-way, and may be done more than once.
 * `content-encoding` is gone (the bytes are decoded) and `content-length` is the true one.
 *
 * @throws AttemptFailure when the status is none of HTTP: a parser lets 999 through, a Response does not
 */
export function wholeResponse(received: Response, bytes: Uint8Array<ArrayBuffer>): Response {
  const { status } = received
  if (status < 200 || status > 599)
    throw new AttemptFailure('contract', 'the answer has a status unknown to HTTP', { status })
  defined ??= defineWholeResponse()
  return new defined(received, bytes)
}

/**
 * The class starts without a body of its own: copying the bytes into a stream, only to read them back, costs more than parsing
 * them. It is defined by the first answer, because naming the global Response makes Node.js load its fetch stack (tens of
 * milliseconds that importing a client should not cost).
 */
function defineWholeResponse(): WholeResponseClass {
  return class WholeResponse extends Response {
    readonly #bytes: Uint8Array<ArrayBuffer>

    constructor(received: Response, bytes: Uint8Array<ArrayBuffer>) {
      const { status } = received
      const statusText = REASON_PHRASE.test(received.statusText) ? received.statusText : ''
      const headers = new Headers(received.headers)
      headers.delete('content-encoding')
      headers.delete('transfer-encoding')
      headers.set('content-length', String(bytes.byteLength))
      super(null, { status, statusText, headers })
      this.#bytes = bytes
    }

    /** Strict where `Response.json()` is lenient: bytes that are no UTF-8 are refused, not replaced by question marks. */
    override async json(): Promise<unknown> {
      const { status } = this
      let text: string
      try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(this.#bytes)
      } catch {
        throw new AttemptFailure('contract', 'the answer is not UTF-8 text', { status })
      }
      try {
        return JSON.parse(text)
      } catch {
        throw new AttemptFailure('contract', 'the answer is not JSON', { status })
      }
    }

    override async text(): Promise<string> {
      return new TextDecoder().decode(this.#bytes)
    }

    override get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
      return this.#streamed().body
    }

    override async arrayBuffer(): Promise<ArrayBuffer> {
      return this.#streamed().arrayBuffer()
    }

    override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
      return this.#bytes.slice()
    }

    override async blob(): Promise<Blob> {
      return this.#streamed().blob()
    }

    override async formData(): Promise<FormData> {
      return this.#streamed().formData()
    }

    override clone(): Response {
      return new WholeResponse(this, this.#bytes)
    }

    /** The same as an ordinary response, for the readers that need one. */
    #streamed(): Response {
      const { status, statusText, headers } = this
      return new Response(WITHOUT_BODY.has(status) ? null : this.#bytes, { status, statusText, headers })
    }
  }
}
