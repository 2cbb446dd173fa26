// Generated from openapi/ants-coordination.yaml by packages/codegen; do not edit.
// sha256 of the document: 26be393de9fb0ce7220558c7056e54ae5640cc4067ce6d2b2f8b20efc9af5c5f

import type { ApiPromise, CallOptions, DataOf } from '@hub/http'
import type { operations } from './ants-coordination.types.gen.js'

export interface GetStatusParameters {
  /**
   * Pre-application numbers, repeated keys. Whether case matters to ANTS is unknown: they are sent trimmed, in upper case, once
   * each. The maximum number of ids in one call is unknown.
   */
  application_ids: readonly string[]
  /**
   * Id of the place as published to ANTS by `getManagedMeetingPoints`. Announced as mandatory on 2024-12-23 and enforced in
   * integration then, not in production; **an empty value was accepted** (RDV-SP #4940, #5056, #5071).
   */
  meeting_point_id: string
}

export interface CreateAppointmentParameters {
  /** Pre-application number, trimmed and in upper case. */
  application_id: string
  /** Free text: RDV-SP sends the name of the place, Paris its address. **Part of the key of a deletion**: keep the exact text. */
  meeting_point: string
  /**
   * Id of the place as published to ANTS by `getManagedMeetingPoints`. Mandatory since 2024-07-01: ANTS crosses it with the
   * published places to see which mairies use the service, and pays them on that basis (RDV-SP #4216).
   */
  meeting_point_id: string
  /**
   * Wall clock of the mairie, such as `2027-12-10T09:00`; sent as `YYYY-MM-DD HH:MM:SS`, the form that ANTS documents. Seen to be
   * accepted: a space or a `T`, with or without seconds (RDV-SP, LUT-WF), and a `Z` that means nothing (the hub). An offset
   * has no meaning, and an unencoded `+` reaches the service as a space and is refused.
   */
  appointment_date: string
  /**
   * Page where the citizen moves or cancels the appointment; ANTS shows it to every editor that has the number. Make it
   * different for each number: ANTS is unique on it (RDV-SP #4318). Prose calls it `meeting_url` in places, no code does.
   */
  management_url: string
}

export interface DeleteAppointmentParameters {
  /** Pre-application number, trimmed and in upper case. */
  application_id: string
  /** Free text: RDV-SP sends the name of the place, Paris its address. **Part of the key of a deletion**: keep the exact text. */
  meeting_point: string
  /**
   * The one of the declaration, when it is known. Announced as mandatory from 2024-07-01, yet RDV-SP went back to deletions
   * without it in February 2025 (#5063, #5064); whether production refuses one without is unknown.
   */
  meeting_point_id?: string | undefined
  /** Wall clock of the mairie, the text exactly as `getStatus` gave it or as it was declared. */
  appointment_date: string
}

/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */
export interface AntsCoordinationMethods {
  /**
   * Status and known appointments of application numbers.
   *
   * The answer is keyed by the number as it was sent, in upper case. Appointments of **other editors** are part of it (RDV-SP). For a number
   * that is not `validated` the list is empty even when rows exist (RDV-SP #4198). A `validated` number with an empty list can
   * still refuse a creation with `Already exists in database` (RDV-SP #4318).
   *
   * A 200 with an empty body has happened (RDV-SP's clients of 2023 guard against it).
   *
   * An answer without a key, or with null, for a number that was asked is a ContractError with code `status_missing`: that number is
   * neither «free» nor `unknown`. `usableStatuses(error)` gives what the answer says of the other numbers.
   *
   * @throws AuthenticationError 401: The token is missing or not known
   * @throws InvalidRequestError 422: A parameter is missing or malformed, in the shape of FastAPI (the service is one)
   * @throws ServerError 500: Failure of the service
   * @throws HubError other statuses: Any other refusal; 404, 409 and 429 were never seen by a source
   */
  getStatus: (parameters: GetStatusParameters, options?: CallOptions) => ApiPromise<DataOf<operations['getStatus']>>
  /**
   * Declare one appointment of one application number.
   *
   * **Not idempotent**: the same creation again fails with `Already exists in database`. After a lost answer, read the status
   * before anything else.
   *
   * Rows are unique on (`application_id`, `management_url`) as far as is known (RDV-SP documentation and #4318; LUT-WF gives one
   * URL to all its bookings). RDV-SP #4663 and #4779 suspected the URL alone: make it different for each number.
   *
   * The status code alone is not proof: a 200 without `success: true` is a ContractError with code `not_confirmed` (LUT-WF looks
   * at it too). A number that already has this appointment is a ConflictError with code `already_exists`.
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * @throws InvalidRequestError 400: The number already has this appointment
   * @throws AuthenticationError 401: The token is missing or not known
   * @throws InvalidRequestError 422: A parameter is missing or malformed, in the shape of FastAPI (the service is one)
   * @throws ServerError 500: Failure of the service
   * @throws HubError other statuses: Any other refusal; 404, 409 and 429 were never seen by a source
   */
  createAppointment: (parameters: CreateAppointmentParameters, options?: CallOptions) => ApiPromise<DataOf<operations['createAppointment']>>
  /**
   * Withdraw the appointments that have this number, place and date.
   *
   * The key is `application_id`, `meeting_point` and `appointment_date`, not the URL: send back the texts of the row as they were
   * read. `rowcount` can be 0 (nothing matched, or an earlier attempt whose answer was lost had removed it) and **more than 1**
   * (2 observed, RDV-SP #4318). It also removes rows that the status does not show (same issue).
   *
   * Sent again by itself after a failure, since a second time changes nothing.
   *
   * @throws AuthenticationError 401: The token is missing or not known
   * @throws InvalidRequestError 422: A parameter is missing or malformed, in the shape of FastAPI (the service is one)
   * @throws ServerError 500: Failure of the service
   * @throws HubError other statuses: Any other refusal; 404, 409 and 429 were never seen by a source
   */
  deleteAppointment: (parameters: DeleteAppointmentParameters, options?: CallOptions) => ApiPromise<DataOf<operations['deleteAppointment']>>
}
