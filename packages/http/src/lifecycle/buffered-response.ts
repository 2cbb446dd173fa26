import { parseJson } from './parse-json.js'

/** Statuses that the fetch standard gives no body. */
const WITHOUT_BODY = new Set([204, 205, 304])

/** What a Response takes as its reason phrase; a server may send more, such as « Non trouvé » in some encoding. */
const REASON_PHRASE = /^[\t\x20-\x7e\x80-\xff]*$/

type BufferedResponseClass = new (received: Response, bytes: Uint8Array<ArrayBuffer>) => Response

let defined: BufferedResponseClass | undefined

/**
 * A response whose bytes have all arrived: reading it can neither wait nor fail half-way. `content-encoding` is gone (the bytes are decoded)
 * and `content-length` is the true one.
 */
export function toBufferedResponse(received: Response, bytes: Uint8Array<ArrayBuffer>): Response {
  defined ??= defineBufferedResponse()
  return new defined(received, bytes)
}

/**
 * The class is defined by the first answer, because naming the global Response makes Node.js load its fetch stack (tens of milliseconds that
 * importing a client should not cost).
 */
function defineBufferedResponse(): BufferedResponseClass {
  return class BufferedResponse extends Response {
    constructor(received: Response, bytes: Uint8Array<ArrayBuffer>) {
      const { status } = received
      const statusText = REASON_PHRASE.test(received.statusText) ? received.statusText : ''
      const headers = new Headers(received.headers)
      headers.delete('content-encoding')
      headers.delete('transfer-encoding')
      headers.set('content-length', String(bytes.byteLength))
      super(WITHOUT_BODY.has(status) ? null : bytes, { status, statusText, headers })
    }

    override async json(): Promise<unknown> {
      return parseJson(new Uint8Array(await this.arrayBuffer()), this.status)
    }
  }
}
