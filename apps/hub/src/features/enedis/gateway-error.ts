import type { ContentfulStatusCode } from 'hono/utils/http-status'

export interface GatewayErrorDetails {
  status: ContentfulStatusCode
  /** As Enedis writes it, or `invalid_request` and the like of our own. */
  error: string
  description: string
  /** What a program tests; stable. */
  kind: string
  headers?: Readonly<Record<string, string>> | undefined
  /** Members of the body beside the common ones. */
  extensions?: Readonly<Record<string, unknown>> | undefined
}

/** An answer other than success to a program that reads measures: each interface writes it in its own form. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'
  readonly details: GatewayErrorDetails

  constructor(details: GatewayErrorDetails) {
    super(details.description)
    this.details = details
  }

  /** The form of Enedis, with the kind and the request. */
  toBody(requestId: string): Record<string, unknown> {
    const { error, description, kind, extensions } = this.details
    return { error, error_description: description, kind, request_id: requestId, ...extensions }
  }
}

export function invalidParameter(description: string, kind = 'invalid_request'): GatewayError {
  return new GatewayError({ status: 400, error: 'invalid_request', description, kind })
}

/** The same for a point of somebody else, one that nobody knows, and one that waits for its proof. */
export function unknownPoint(): GatewayError {
  return new GatewayError({
    status: 404,
    error: 'unknown_usage_point',
    description: 'This account has no such usage point.',
    kind: 'unknown_usage_point',
  })
}

export function consentMissing(): GatewayError {
  return new GatewayError({
    status: 403,
    error: 'consent_missing',
    description:
      'The consent for this usage point has ended: give it again from the dashboard, /linky/tableau-de-bord.',
    kind: 'consent_missing',
  })
}
