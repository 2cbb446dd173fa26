// Generated from openapi/api-particulier.yaml by packages/codegen; do not edit.
// sha256 of the document: 0dfe6987f1236a925f9c232f225dfc9cf9f0d0bb5cd891f4aac59ddacb85dc7f

import type { ApiPromise, CallOptions, DataOf } from '@hub/http'
import type { operations } from './api-particulier.types.gen.js'

export interface GetRsaParameters {
  /** SIRET of the public body for which the question is asked. */
  recipient?: string | undefined
  /** Of an editor's token, the delegation whose rights are used; enough without `recipient`. */
  delegation_id?: string | undefined
  /** Birth name in upper case, accents kept. */
  nomNaissance: string
  /** First names, one to three. */
  prenoms: readonly string[]
  /** Year of birth. */
  anneeDateNaissance?: number | string | undefined
  /** Month of birth; ignored without the year. */
  moisDateNaissance?: number | string | undefined
  /** Day of birth; ignored without year and month. */
  jourDateNaissance?: number | string | undefined
  /** Sex in the civil register. */
  sexeEtatCivil: 'M' | 'F'
  /** INSEE code of the country of birth, `99` and three digits; `99100` is France. */
  codeCogInseePaysNaissance: string
  /** INSEE code of the commune of birth; needed when that is in France, and absent otherwise. */
  codeCogInseeCommuneNaissance?: string | undefined
}

export interface GetAahParameters {
  /** SIRET of the public body for which the question is asked. */
  recipient?: string | undefined
  /** Of an editor's token, the delegation whose rights are used; enough without `recipient`. */
  delegation_id?: string | undefined
  /** Birth name in upper case, accents kept. */
  nomNaissance: string
  /** First names, one to three. */
  prenoms: readonly string[]
  /** Year of birth. */
  anneeDateNaissance?: number | string | undefined
  /** Month of birth; ignored without the year. */
  moisDateNaissance?: number | string | undefined
  /** Day of birth; ignored without year and month. */
  jourDateNaissance?: number | string | undefined
  /** Sex in the civil register. */
  sexeEtatCivil: 'M' | 'F'
  /** INSEE code of the country of birth, `99` and three digits; `99100` is France. */
  codeCogInseePaysNaissance: string
  /** INSEE code of the commune of birth; needed when that is in France, and absent otherwise. */
  codeCogInseeCommuneNaissance?: string | undefined
}

export interface GetAsfParameters {
  /** SIRET of the public body for which the question is asked. */
  recipient?: string | undefined
  /** Of an editor's token, the delegation whose rights are used; enough without `recipient`. */
  delegation_id?: string | undefined
  /** Birth name in upper case, accents kept. */
  nomNaissance: string
  /** First names, one to three. */
  prenoms: readonly string[]
  /** Year of birth. */
  anneeDateNaissance?: number | string | undefined
  /** Month of birth; ignored without the year. */
  moisDateNaissance?: number | string | undefined
  /** Day of birth; ignored without year and month. */
  jourDateNaissance?: number | string | undefined
  /** Sex in the civil register. */
  sexeEtatCivil: 'M' | 'F'
  /** INSEE code of the country of birth, `99` and three digits; `99100` is France. */
  codeCogInseePaysNaissance: string
  /** INSEE code of the commune of birth; needed when that is in France, and absent otherwise. */
  codeCogInseeCommuneNaissance?: string | undefined
}

export interface PingParameters {
  /** Name of the provider in its address, such as `cnaf` or `msa`. */
  provider: string
}

export interface IntrospectParameters {
  /** The token. */
  token: string
}

/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */
export interface ApiParticulierMethods {
  /**
   * Whether a person has the RSA (minimum income).
   *
   * By civil status. The answer is true on the day of the call; there is no end date.
   *
   * @throws InvalidRequestError 400: Refused or failed, with a code; several may come together
   * @throws AuthenticationError 401: Refused or failed, with a code; several may come together
   * @throws PermissionError 403: Refused or failed, with a code; several may come together
   * @throws NotFoundError 404: Refused or failed, with a code; several may come together
   * @throws ConflictError 409: Refused or failed, with a code; several may come together
   * @throws InvalidRequestError 422: Refused or failed, with a code; several may come together
   * @throws RateLimitError 429: Too many calls
   * @throws HubError other statuses: Refused or failed, with a code; several may come together
   */
  getRsa: (parameters: GetRsaParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getRsa']>>
  /**
   * Whether a person has the AAH (disabled adults).
   *
   * By civil status. The answer is true on the day of the call; there is no end date.
   *
   * @throws InvalidRequestError 400: Refused or failed, with a code; several may come together
   * @throws AuthenticationError 401: Refused or failed, with a code; several may come together
   * @throws PermissionError 403: Refused or failed, with a code; several may come together
   * @throws NotFoundError 404: Refused or failed, with a code; several may come together
   * @throws ConflictError 409: Refused or failed, with a code; several may come together
   * @throws InvalidRequestError 422: Refused or failed, with a code; several may come together
   * @throws RateLimitError 429: Too many calls
   * @throws HubError other statuses: Refused or failed, with a code; several may come together
   */
  getAah: (parameters: GetAahParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getAah']>>
  /**
   * Whether a person has the ASF (lone parents).
   *
   * By civil status. The answer is true on the day of the call; there is no end date.
   *
   * @throws InvalidRequestError 400: Refused or failed, with a code; several may come together
   * @throws AuthenticationError 401: Refused or failed, with a code; several may come together
   * @throws PermissionError 403: Refused or failed, with a code; several may come together
   * @throws NotFoundError 404: Refused or failed, with a code; several may come together
   * @throws ConflictError 409: Refused or failed, with a code; several may come together
   * @throws InvalidRequestError 422: Refused or failed, with a code; several may come together
   * @throws RateLimitError 429: Too many calls
   * @throws HubError other statuses: Refused or failed, with a code; several may come together
   */
  getAsf: (parameters: GetAsfParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getAsf']>>
  /**
   * Whether a provider answers.
   *
   * Not counted in any limit. A provider that is down is answered 502 (DOC).
   *
   * @throws ServerError 502: It does not answer (`bad_gateway`)
   * @throws ClientError 4XX: Refused or failed, with a code; several may come together
   * @throws HubError other statuses: Refused or failed, with a code; several may come together
   */
  ping: (parameters: PingParameters, options?: CallOptions) => ApiPromise<DataOf<operations['ping']>>
  /**
   * The rights of a token.
   *
   * The only call whose token is in the address; there is no other way (DOC).
   *
   * @throws ClientError 4XX: Refused or failed, with a code; several may come together
   * @throws HubError other statuses: Refused or failed, with a code; several may come together
   */
  introspect: (parameters: IntrospectParameters, options?: CallOptions) => ApiPromise<DataOf<operations['introspect']>>
}
