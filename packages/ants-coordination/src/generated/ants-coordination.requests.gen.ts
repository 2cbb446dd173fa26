// Generated from openapi/ants-coordination.yaml by packages/codegen; do not edit.
// sha256 of the document: 26be393de9fb0ce7220558c7056e54ae5640cc4067ce6d2b2f8b20efc9af5c5f

import type { OperationRequest, RequestSchema } from '@hub/http'

export const ApplicationId: RequestSchema = {
  type: 'string',
  format: 'application-id',
  mustBe: 'an application number, ten letters or digits',
  pattern: /^[A-Z0-9]{10}$/u,
}

export const MeetingPointId: RequestSchema = { type: 'string', minLength: 1 }

/** What the method of each operation takes. */
export const requests = {
  getStatus: {
    parameters: {
      type: 'object',
      properties: {
        application_ids: {
          type: 'array',
          mustBe: 'a list of at least one application number',
          minItems: 1,
          items: ApplicationId,
          uniqueItems: true,
        },
        meeting_point_id: MeetingPointId,
      },
      required: ['application_ids', 'meeting_point_id'],
      ignoreUnknown: true,
    },
    query: ['application_ids', 'meeting_point_id'],
  },
  createAppointment: {
    parameters: {
      type: 'object',
      properties: {
        application_id: ApplicationId,
        meeting_point: { type: 'string', minLength: 1 },
        meeting_point_id: MeetingPointId,
        appointment_date: {
          type: 'string',
          format: 'declared-date',
          mustBe: 'a wall-clock time such as 2027-12-10T09:00, without offset',
          pattern: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/u,
        },
        management_url: { type: 'string', format: 'uri', minLength: 1 },
      },
      required: ['application_id', 'meeting_point', 'meeting_point_id', 'appointment_date', 'management_url'],
      ignoreUnknown: true,
    },
    query: ['application_id', 'meeting_point', 'meeting_point_id', 'appointment_date', 'management_url'],
  },
  deleteAppointment: {
    parameters: {
      type: 'object',
      properties: {
        application_id: ApplicationId,
        meeting_point: { type: 'string', minLength: 1 },
        meeting_point_id: MeetingPointId,
        appointment_date: {
          type: 'string',
          format: 'shown-date',
          mustBe: 'the appointment_date of a row, as getStatus gave it or as it was declared',
        },
      },
      required: ['application_id', 'meeting_point', 'appointment_date'],
      ignoreUnknown: true,
    },
    query: ['application_id', 'meeting_point', 'meeting_point_id', 'appointment_date'],
  },
} as const satisfies Record<string, OperationRequest>
