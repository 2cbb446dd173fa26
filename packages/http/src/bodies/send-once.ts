import type { CallState } from '../lifecycle/call-state.js'
import type { SerializedBody } from './body-format.js'
import type { Upload } from './upload.js'

/** The upload of a call: it is sent once, whatever the operation allows, and ends with the attempt. */
export function sendOnce(upload: Upload, contentType: string, call: CallState): SerializedBody {
  call.upload = upload
  call.limits.maxRetries = 0
  call.replayed = true
  call.cleanups.push(() => upload.stop())
  return { bodySerializer: () => upload.stream, headers: { 'content-type': contentType }, duplex: 'half' }
}
