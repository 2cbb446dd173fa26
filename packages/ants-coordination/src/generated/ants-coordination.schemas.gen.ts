// Generated from openapi/ants-coordination.yaml by packages/codegen; do not edit.
// sha256 of the document: 26be393de9fb0ce7220558c7056e54ae5640cc4067ce6d2b2f8b20efc9af5c5f

import type { AnswerSchema } from '@hub/http'

export const ApplicationStatusSchema: AnswerSchema = { type: 'string' }

export const DeclaredAppointmentSchema: AnswerSchema = {
  type: 'object',
  properties: {
    management_url: { type: 'string' },
    meeting_point: { type: 'string' },
    appointment_date: { type: 'string' },
    meeting_point_id: { type: ['string', 'integer', 'null'] },
  },
  required: ['management_url', 'meeting_point', 'appointment_date'],
}

export const ApplicationStatusAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: {
    status: ApplicationStatusSchema,
    appointments: { type: ['array', 'null'], items: DeclaredAppointmentSchema },
  },
  required: ['status'],
}

export const StatusAnswerSchema: AnswerSchema = {
  type: 'object',
  additionalProperties: { anyOf: [ApplicationStatusAnswerSchema, { type: 'null' }] },
}

export const GetStatusResponseSchema: AnswerSchema = StatusAnswerSchema

export const CreatedAnswerSchema: AnswerSchema = { type: 'object', properties: { success: { type: 'boolean' } }, required: ['success'] }

export const CreateAppointmentResponseSchema: AnswerSchema = CreatedAnswerSchema

export const DeletedAnswerSchema: AnswerSchema = { type: 'object', properties: { rowcount: { type: 'integer' } }, required: ['rowcount'] }

export const DeleteAppointmentResponseSchema: AnswerSchema = DeletedAnswerSchema
