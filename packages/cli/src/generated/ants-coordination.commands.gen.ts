// Generated from openapi/ants-coordination.yaml by packages/codegen; do not edit.
// sha256 of the document: 26be393de9fb0ce7220558c7056e54ae5640cc4067ce6d2b2f8b20efc9af5c5f

import type { CommandTable } from '../command-table.js'

export const commands: CommandTable = {
  name: 'ants-coordination',
  title: 'ANTS coordination API',
  environments: {
    production: 'https://api-coordination.rendezvouspasseport.ants.gouv.fr',
    integration: 'https://int.api-coordination.rendezvouspasseport.ants.gouv.fr',
  },
  operations: [
    {
      operationId: 'getStatus',
      method: 'GET',
      path: '/api/status',
      summary: 'Status and known appointments of application numbers',
      description: 'The answer is keyed by the number as it was sent, in upper case. Appointments of **other editors** are part of it (RDV-SP). For a number\nthat is not `validated` the list is empty even when rows exist (RDV-SP #4198). A `validated` number with an empty list can\nstill refuse a creation with `Already exists in database` (RDV-SP #4318).\n\nA 200 with an empty body has happened (RDV-SP\'s clients of 2023 guard against it).\n\nAn answer without a key, or with null, for a number that was asked is a ContractError with code `status_missing`: that number is\nneither «free» nor `unknown`. `usableStatuses(error)` gives what the answer says of the other numbers.',
      retry: 'safe',
      parameters: [
        {
          name: 'application_ids',
          type: 'string',
          isList: true,
          required: true,
          description: 'Pre-application numbers, repeated keys. Whether case matters to ANTS is unknown: they are sent trimmed, in upper case, once\neach. The maximum number of ids in one call is unknown.',
          in: 'query',
        },
        {
          name: 'meeting_point_id',
          type: 'string',
          required: true,
          description: 'Id of the place as published to ANTS by `getManagedMeetingPoints`. Announced as mandatory on 2024-12-23 and enforced in\nintegration then, not in production; **an empty value was accepted** (RDV-SP #4940, #5056, #5071).',
          in: 'query',
        },
      ],
    },
    {
      operationId: 'createAppointment',
      method: 'POST',
      path: '/api/appointments',
      summary: 'Declare one appointment of one application number',
      description: '**Not idempotent**: the same creation again fails with `Already exists in database`. After a lost answer, read the status\nbefore anything else.\n\nRows are unique on (`application_id`, `management_url`) as far as is known (RDV-SP documentation and #4318; LUT-WF gives one\nURL to all its bookings). RDV-SP #4663 and #4779 suspected the URL alone: make it different for each number.\n\nThe status code alone is not proof: a 200 without `success: true` is a ContractError with code `not_confirmed` (LUT-WF looks\nat it too). A number that already has this appointment is a ConflictError with code `already_exists`.',
      retry: 'never',
      parameters: [
        {
          name: 'application_id',
          type: 'string',
          required: true,
          description: 'Pre-application number, trimmed and in upper case.',
          in: 'query',
        },
        {
          name: 'meeting_point',
          type: 'string',
          required: true,
          description: 'Free text: RDV-SP sends the name of the place, Paris its address. **Part of the key of a deletion**: keep the exact text.',
          in: 'query',
        },
        {
          name: 'meeting_point_id',
          type: 'string',
          required: true,
          description: 'Id of the place as published to ANTS by `getManagedMeetingPoints`. Mandatory since 2024-07-01: ANTS crosses it with the\npublished places to see which mairies use the service, and pays them on that basis (RDV-SP #4216).',
          in: 'query',
        },
        {
          name: 'appointment_date',
          type: 'string',
          required: true,
          description: 'Wall clock of the mairie, such as `2027-12-10T09:00`; sent as `YYYY-MM-DD HH:MM:SS`, the form that ANTS documents. Seen to be\naccepted: a space or a `T`, with or without seconds (RDV-SP, LUT-WF), and a `Z` that means nothing (the hub). An offset\nhas no meaning, and an unencoded `+` reaches the service as a space and is refused.',
          in: 'query',
        },
        {
          name: 'management_url',
          type: 'string',
          required: true,
          description: 'Page where the citizen moves or cancels the appointment; ANTS shows it to every editor that has the number. Make it\ndifferent for each number: ANTS is unique on it (RDV-SP #4318). Prose calls it `meeting_url` in places, no code does.',
          in: 'query',
        },
      ],
    },
    {
      operationId: 'deleteAppointment',
      method: 'DELETE',
      path: '/api/appointments',
      summary: 'Withdraw the appointments that have this number, place and date',
      description: 'The key is `application_id`, `meeting_point` and `appointment_date`, not the URL: send back the texts of the row as they were\nread. `rowcount` can be 0 (nothing matched, or an earlier attempt whose answer was lost had removed it) and **more than 1**\n(2 observed, RDV-SP #4318). It also removes rows that the status does not show (same issue).',
      retry: 'idempotent',
      parameters: [
        {
          name: 'application_id',
          type: 'string',
          required: true,
          description: 'Pre-application number, trimmed and in upper case.',
          in: 'query',
        },
        {
          name: 'meeting_point',
          type: 'string',
          required: true,
          description: 'Free text: RDV-SP sends the name of the place, Paris its address. **Part of the key of a deletion**: keep the exact text.',
          in: 'query',
        },
        {
          name: 'meeting_point_id',
          type: 'string',
          description: 'The one of the declaration, when it is known. Announced as mandatory from 2024-07-01, yet RDV-SP went back to deletions\nwithout it in February 2025 (#5063, #5064); whether production refuses one without is unknown.',
          in: 'query',
        },
        {
          name: 'appointment_date',
          type: 'string',
          required: true,
          description: 'Wall clock of the mairie, the text exactly as `getStatus` gave it or as it was declared.',
          in: 'query',
        },
      ],
    },
  ],
}
