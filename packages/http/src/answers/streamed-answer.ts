import { type AnswerFormat, type AnswerFormatOptions, assertUncompressed, createFormat } from './answer-format.js'
import { peekObject } from './peek-object.js'
import { openStream } from './open-stream.js'

export interface StreamedAnswerOptions extends AnswerFormatOptions {
  /** Bytes after which the stream ends with a ContractError. Default: none, as nothing is held in memory. */
  maxBytes?: number | undefined
  /** Treats a JSON object as an error when other content is expected. The beginning of the stream is then read first. Default false. */
  objectIsRefusal?: boolean | undefined
}

/**
 * Reads a success as a `ReadableStream<Uint8Array>`, chunk by chunk as it arrives. An error status is read whole, as everywhere.
 *
 * A reader of the stream gets a typed error, never a shorter stream, when a chunk does not arrive within `idleTimeout` or the whole
 * within `totalTimeout`, when the connection breaks or the signal is aborted. Cancelling the stream frees the connection.
 */
export function streamedAnswer(options: StreamedAnswerOptions = {}): AnswerFormat {
  return createFormat({
    accept: '*/*',
    receive(received, call, deadline) {
      assertUncompressed(received, options)
      return openStream(received, call, deadline, options.maxBytes)
    },
    async read({ body, status }, lookForRefusal) {
      const stream = body ?? new Blob([]).stream()
      const { data, object } =
        lookForRefusal && options.objectIsRefusal ? await peekObject(stream, status) : { data: stream, object: null }
      return { data, object, discard: () => void data.cancel().catch(() => {}) }
    },
  })
}
