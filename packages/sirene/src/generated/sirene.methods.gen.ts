// Generated from openapi/sirene.yaml by packages/codegen; do not edit.
// sha256 of the document: d9e8dbec8922afaee7858ad2a6b8ead030ad042d09bd153f7066b22e3ca0f9ea

import type { ApiPromise, CallOptions, DataOf } from '@hub/http'
import type { operations } from './sirene.types.gen.js'

export interface GetSiretParameters {
  /** SIRET, also with blanks. */
  siret: string
  /** State on this day, `YYYY-MM-DD`. Default the present with its history. */
  date?: string | Date | undefined
}

export interface GetSirenParameters {
  /** SIREN, also with blanks. */
  siren: string
  /** State on this day, `YYYY-MM-DD`. Default the present with its history. */
  date?: string | Date | undefined
}

/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */
export interface SireneMethods {
  /**
   * One establishment, as the service answers it.
   *
   * With all its periods, most recent first. A merged or renumbered establishment is a 301 to the other one (SIADE), which is followed
   * once, within the same host.
   *
   * @throws ClientError 4XX: A refusal; its body may be plain text
   * @throws HubError other statuses: A refusal; its body may be plain text
   */
  getSiret: (parameters: GetSiretParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getSiret']>>
  /**
   * One legal unit, as the service answers it.
   *
   * With all its periods, most recent first.
   *
   * @throws ClientError 4XX: A refusal; its body may be plain text
   * @throws HubError other statuses: A refusal; its body may be plain text
   */
  getSiren: (parameters: GetSirenParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getSiren']>>
  /**
   * How fresh the data are.
   *
   * Versions and dates of the last updates.
   *
   * @throws ClientError 4XX: A refusal; its body may be plain text
   * @throws HubError other statuses: A refusal; its body may be plain text
   */
  getInformations: (options?: CallOptions) => ApiPromise<DataOf<operations['getInformations']>>
}
