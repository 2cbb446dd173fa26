import { InvalidRequestError } from '../errors/answer-errors.js'
import type { BodyFormat } from './body-format.js'
import { sendOnce } from './send-once.js'
import { isByteSource, Upload } from './upload.js'

/** A body of bytes as they come, such as a file that is read while it is sent. It is sent once. */
export function streamedBody(contentType = 'application/octet-stream'): BodyFormat {
  return {
    serialize(body, call) {
      if (body === undefined) return undefined
      if (!isByteSource(body)) throw InvalidRequestError.local('body', 'must be a stream of bytes')
      return sendOnce(new Upload(body), contentType, call)
    },
  }
}
