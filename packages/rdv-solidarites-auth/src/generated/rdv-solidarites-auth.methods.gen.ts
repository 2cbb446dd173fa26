// Generated from openapi/rdv-solidarites-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 25c8ac634a73aed368fb6de0f4b21096183b957034447b20fe90bb4ebfc0de41

import type { ApiPromise, CallOptions, DataOf } from '@hub/http'
import type { operations } from './rdv-solidarites-auth.types.gen.js'

export interface SignInParameters {
  email: string
  password: string
}

/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */
export interface RdvSolidaritesAuthMethods {
  /**
   * Open a session, which ends the one before it.
   *
   * The e-mail is trimmed and compared without case; `uid` is compared exactly afterwards, so send back the one that was returned.
   *
   * Two sign-ins within one second get the same `expiry`, and the server keeps either of the two: a token fresh from here can be
   * refused. Nothing of the agent's data changes, whence the mark `safe`.
   *
   * @throws AuthenticationError 401: Wrong e-mail or password, account deleted or not confirmed, or no live session
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  signIn: (parameters: SignInParameters, options?: CallOptions) => ApiPromise<DataOf<operations['signIn']>>
  /**
   * Whose session this is, when it is alive.
   *
   * What rdv-insertion asks of its own RDV-Solidarités to check the headers it receives.
   *
   * @throws AuthenticationError 401: Wrong e-mail or password, account deleted or not confirmed, or no live session
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  validateToken: (options?: CallOptions) => ApiPromise<DataOf<operations['validateToken']>>
  /**
   * End the session.
   *
   * A session that is already dead is 404.
   *
   * Sent again by itself after a failure, since a second time changes nothing.
   *
   * @throws NotFoundError 404: Wrong e-mail or password, account deleted or not confirmed, or no live session
   * @throws ServerError 5XX: Failure of the service; often a page of the framework
   */
  signOut: (options?: CallOptions) => ApiPromise<DataOf<operations['signOut']>>
}
