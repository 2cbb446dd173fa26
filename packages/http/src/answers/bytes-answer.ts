import {
  type AnswerFormat,
  type AnswerFormatOptions,
  assertUncompressed,
  parseObject,
  createFormat,
} from './answer-format.js'

/** A success as a `Uint8Array`, such as an image. It is held in memory, within `maxResponseBytes`. */
export function bytesAnswer(options: AnswerFormatOptions = {}): AnswerFormat {
  return createFormat({
    accept: '*/*',
    receive(received) {
      assertUncompressed(received, options)
      return undefined
    },
    async read(response, lookForRefusal) {
      const data = new Uint8Array(await response.arrayBuffer())
      return { data, object: lookForRefusal ? parseObject(new TextDecoder().decode(data)) : null }
    },
  })
}
