// Generated from openapi/france-travail-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 3bfdd29d5f804b75ccc6488bbed330292263795f44b645128f88b2ae0a191769

import type { ApiPromise, CallOptions, DataOf } from '@hub/http'
import type { operations } from './france-travail-auth.types.gen.js'

export interface GetTokenParameters {
  /** Realm of the application. */
  realm: '/partenaire' | '/agent'
  /** Id of the application. */
  client_id: string
  /** Secret of the application. */
  client_secret: string
  /** The flow. */
  grant_type: string
  /** `application_{client_id}` and the scopes, with one space between. */
  scope: string
}

/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */
export interface FranceTravailAuthMethods {
  /**
   * A token of an application for some scopes.
   *
   * Changes nothing, so that it may be asked for again.
   *
   * @throws InvalidRequestError 400: The application, its secret or its scopes are wrong
   * @throws AuthenticationError 401: The application, its secret or its scopes are wrong
   * @throws PermissionError 403: The application, its secret or its scopes are wrong
   * @throws HubError other statuses: Any other failure
   */
  getToken: (parameters: GetTokenParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getToken']>>
}
