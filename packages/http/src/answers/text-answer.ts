import { AttemptFailure } from '../lifecycle/failure.js'
import {
  type AnswerFormat,
  type AnswerFormatOptions,
  assertUncompressed,
  parseObject,
  createFormat,
} from './answer-format.js'

/** A success as text, strictly of its charset (UTF-8 when none is named), without a byte order mark. */
export function textAnswer(options: AnswerFormatOptions = {}): AnswerFormat {
  return createFormat({
    accept: 'text/*, */*;q=0.5',
    receive(received) {
      assertUncompressed(received, options)
      return undefined
    },
    async read(response, lookForRefusal) {
      const data = decode(await response.arrayBuffer(), response)
      return { data, object: lookForRefusal ? parseObject(data) : null }
    },
  })
}

function decode(bytes: ArrayBuffer, { headers, status }: Response): string {
  const charset = /charset="?([\w.:-]+)/i.exec(headers.get('content-type') ?? '')?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    throw new AttemptFailure('contract', 'the answer is not text in the charset it names, or UTF-8', { status })
  }
}
