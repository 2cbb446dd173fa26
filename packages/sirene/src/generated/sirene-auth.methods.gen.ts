// Generated from openapi/sirene-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 18afd8f6702b262e4d5a1043c2920bad0fe2183ffbb16c98bcf5d02b18e86e0f

import type { ApiPromise, CallOptions, DataOf } from '@hub/http'
import type { operations } from './sirene-auth.types.gen.js'

export interface CreateTokenParameters {
  /** Kind of grant. */
  grant_type: 'password'
  /** Id of the application. */
  client_id: string
  /** Its secret. */
  client_secret: string
  /** Name of the account. */
  username: string
  /** Its password. */
  password: string
}

/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */
export interface SireneAuthMethods {
  /**
   * A token by name and password.
   *
   * The token is a JWT whose claim `pwdChangedTime` (`YYYYMMDDHHMMSSZ`) tells when the password was last changed; it expires 90 days later
   * (LE). A 401 without `invalid_grant` is often transient (SIADE tries up to 5 times).
   *
   * @throws ClientError 4XX: A refusal
   * @throws HubError other statuses: A failure
   */
  createToken: (parameters: CreateTokenParameters, options?: CallOptions) => ApiPromise<DataOf<operations['createToken']>>
}
