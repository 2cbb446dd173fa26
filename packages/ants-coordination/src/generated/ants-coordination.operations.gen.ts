// Generated from openapi/ants-coordination.yaml by packages/codegen; do not edit.
// sha256 of the document: 26be393de9fb0ce7220558c7056e54ae5640cc4067ce6d2b2f8b20efc9af5c5f

import { requests } from './ants-coordination.requests.gen.js'
import {
  CreateAppointmentResponseSchema,
  DeleteAppointmentResponseSchema,
  GetStatusResponseSchema,
} from './ants-coordination.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  getStatus: {
    method: 'GET',
    path: '/api/status',
    retry: 'safe',
    request: requests.getStatus,
    responses: { 200: GetStatusResponseSchema },
  },
  createAppointment: {
    method: 'POST',
    path: '/api/appointments',
    retry: 'never',
    request: requests.createAppointment,
    responses: { 200: CreateAppointmentResponseSchema },
  },
  deleteAppointment: {
    method: 'DELETE',
    path: '/api/appointments',
    retry: 'idempotent',
    request: requests.deleteAppointment,
    responses: { 200: DeleteAppointmentResponseSchema },
  },
} as const
