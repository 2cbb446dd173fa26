// Generated from openapi/ants-coordination.yaml by packages/codegen; do not edit.
// sha256 of the document: a4c3cf9d40f00266c3eb5d3f320beec1384af52b8158cde168213e9d73b5cc46

import {
  zCreateAppointmentResponse,
  zDeleteAppointmentResponse,
  zGetStatusResponse,
} from './ants-coordination.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  getStatus: {
    method: 'GET',
    path: '/api/status',
    retry: 'safe',
    responses: { 200: zGetStatusResponse },
  },
  createAppointment: {
    method: 'POST',
    path: '/api/appointments',
    retry: 'never',
    responses: { 200: zCreateAppointmentResponse },
  },
  deleteAppointment: {
    method: 'DELETE',
    path: '/api/appointments',
    retry: 'idempotent',
    responses: { 200: zDeleteAppointmentResponse },
  },
} as const

/** Every property that an answer may hold by contract; any other key is data. */
export const propertyNames = [
  'appointment_date',
  'appointments',
  'editor_comment',
  'management_url',
  'meeting_point',
  'meeting_point_id',
  'rowcount',
  'status',
  'success',
] as const
