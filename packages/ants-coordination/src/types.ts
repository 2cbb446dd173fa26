import type { ApiPromise, CallOptions, ClientContext, ClientCore, ClientOptions } from '@hub/http'
import type { Environment } from './generated/ants-coordination.definition.gen.js'
import type { AntsCoordinationMethods, GetStatusParameters } from './generated/ants-coordination.methods.gen.js'
import type { operations, paths } from './generated/ants-coordination.types.gen.js'
import type { StatusAnswer } from './status-types.js'
import type { SynchronizationOutcome, SynchronizeParameters } from './synchronization-types.js'

export interface AntsClientOptions extends ClientOptions<Environment> {
  /** The secret that ANTS gave for the coordination API, another than that of the editor endpoints. Not needed with `auth`. */
  token?: string | undefined
}

/** The client of the ANTS coordination API. Every method refuses bad values before any call, naming the parameter. */
export interface AntsClient extends Omit<AntsCoordinationMethods, 'getStatus'> {
  /**
   * What ANTS knows of each number, keyed by the number in upper case. Rows of a number that is not `validated` are hidden, and
   * rows of other editors are part of it.
   *
   * @throws ContractError with code `status_missing` when the answer has no key, or null, for a number that was asked: it is
   * neither «free» nor `unknown`. `usableStatuses(error)` gives what the answer says of the other numbers
   */
  getStatus(parameters: GetStatusParameters, options?: CallOptions): ApiPromise<StatusAnswer>
  /**
   * Makes ANTS hold exactly the wanted appointments of one number, as far as one's own rows go: reads, withdraws, declares.
   * Calls for one number wait for each other, within this process. After an error, call it again: it begins by reading what is
   * there. `options` hold for each of the calls it makes, `totalTimeout` included.
   *
   * @throws ConflictError with code `already_exists` when ANTS holds, out of sight, a row that a deletion by the appointment's own
   * place and time does not remove, or may not because a foreign row would go with it
   */
  synchronizeApplication(parameters: SynchronizeParameters, options?: CallOptions): Promise<SynchronizationOutcome>
  /** The openapi-fetch client underneath: same transport, retries and credentials; no throw on a status, no check. */
  readonly raw: ClientCore<paths, operations>['raw']
}

/** What the hand-written methods use. */
export type AntsContext = ClientContext<AntsCoordinationMethods, paths, operations, AntsClientOptions>
