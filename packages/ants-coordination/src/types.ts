import type { ApiPromise, CallOptions, ClientCore, ClientOptions, DataOf } from '@hub/http'
import type { components, operations, paths } from './generated/ants-coordination.types.gen.js'
import type { SynchronizationOutcome } from './synchronization.js'
import type { SynchronizeParameters } from './synchronization-parameters.js'

/** One row of ANTS, as some editor declared it. */
export type DeclaredAppointment = components['schemas']['DeclaredAppointment']
/** What ANTS knows of one number. */
export type ApplicationStatusAnswer = components['schemas']['ApplicationStatusAnswer']
/** The five known statuses, or any other text; only `validated` may book. */
export type ApplicationStatus = components['schemas']['ApplicationStatus']

export interface AntsClientOptions extends ClientOptions<'production' | 'integration'> {
  /** The secret that ANTS gave for the coordination API, another than that of the editor endpoints. Not needed with `auth`. */
  token?: string | undefined
}

export interface StatusParameters {
  /** Application numbers; trimmed, upper-cased, sent once each. */
  application_ids: readonly string[]
  /** Id of the place as published to ANTS. */
  meeting_point_id: string
}

export interface CreateAppointmentParameters {
  application_id: string
  /** Text that names the place. It is part of the key of a deletion: keep it exactly. */
  meeting_point: string
  /** Id of the place as published to ANTS, which pays mairies on that basis (RDV-SP #4216). */
  meeting_point_id: string
  /** Wall clock of the place, such as `2027-12-10T09:00`; sent as `2027-12-10 09:00:00`. */
  appointment_date: string
  /** Page where the citizen moves or cancels. Make it different for each number: ANTS is unique on it (RDV-SP #4318). */
  management_url: string
}

/** The key of a deletion: texts exactly as `getStatus` gave them, and one's own `meeting_point_id`. */
export type DeleteAppointmentParameters = Omit<CreateAppointmentParameters, 'management_url'>

/** The client of the ANTS coordination API. Every method refuses bad values before any call, naming the parameter. */
export interface AntsClient {
  /**
   * What ANTS knows of each number, keyed by the number in upper case. Rows of a number that is not `validated` are hidden, and
   * rows of other editors are part of it.
   *
   * @throws ContractError with code `status_missing` when a number that was asked is not in the answer: it is not «free». A
   * number that is there with `null` passes, as ANTS's own search engine lets it
   */
  getStatus(parameters: StatusParameters, options?: CallOptions): ApiPromise<DataOf<operations['getStatus']>>
  /**
   * Declares one appointment of one number. Never sent again by itself: when the error says `mayHaveBeenApplied`, read the
   * status first.
   *
   * @throws ConflictError with code `already_exists` when the number already has this appointment
   * @throws ContractError with code `not_confirmed` when ANTS answers 200 without `success: true`
   */
  createAppointment(
    parameters: CreateAppointmentParameters,
    options?: CallOptions,
  ): ApiPromise<DataOf<operations['createAppointment']>>
  /**
   * Withdraws the rows with this number, place and date, whoever declared them. `rowcount` is 0 when there were none, or when an
   * earlier attempt whose answer was lost had removed them, and can be above 1 (RDV-SP #4318).
   */
  deleteAppointment(
    parameters: DeleteAppointmentParameters,
    options?: CallOptions,
  ): ApiPromise<DataOf<operations['deleteAppointment']>>
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
