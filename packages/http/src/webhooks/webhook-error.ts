/** Shared by every copy of this package in a process, so that `isInstance` holds when npm installed it twice. */
const MARK = Symbol.for('@hub/http/webhook-error')

/**
 * Why a delivery is not taken:
 * - `missing_signature`, `malformed_signature`, `bad_signature`, `expired_signature`: it is not proven who sent it
 * - `too_old`: signed, and older than the receiver's own limit
 * - `body_too_large`, `body_unreadable`: its body was given up, or ended too early
 * - `not_utf8`, `not_json`, `not_an_event`: signed, and not what the API sends
 * - `body_already_read`: something before us has consumed the bytes, such as `express.json()`; the receiver must be repaired
 */
export type WebhookErrorReason = keyof typeof STATUS

/** Status to answer: 401 gives no reason, 400 means that a retry is useless, 500 that the receiver must be corrected first. */
const STATUS = {
  missing_signature: 401,
  malformed_signature: 401,
  bad_signature: 401,
  expired_signature: 401,
  too_old: 400,
  body_too_large: 413,
  body_unreadable: 400,
  not_utf8: 400,
  not_json: 400,
  not_an_event: 400,
  body_already_read: 500,
} as const

/** A delivery that is not taken. Nothing of its headers or body is in the message, in JSON or in what `inspect` prints. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError'
  readonly reason: WebhookErrorReason
  /** HTTP status to answer with. */
  readonly status: 400 | 401 | 413 | 500

  /** @param problem What happened and what to do next, as a fixed text. */
  constructor(reason: WebhookErrorReason, problem: string) {
    super(`webhook refused: ${problem}`)
    this.reason = reason
    this.status = STATUS[reason]
    Object.defineProperty(this, MARK, { value: true })
  }

  toJSON(): Record<string, unknown> {
    const { name, message, reason, status } = this
    return { name, message, reason, status }
  }

  /** Like `instanceof`, and also true for an error made by another installed copy of this package. */
  static isInstance(error: unknown): error is WebhookError {
    return typeof error === 'object' && error !== null && MARK in error
  }
}
