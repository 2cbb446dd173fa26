// Generated from openapi/ants-editor.yaml by packages/codegen; do not edit.
// sha256 of the document: 6f39bc17fa85e7102d2809949cbd1db462028dbe3e4543199e0a32e05b94a9e7

import {
  GetAvailableTimeSlotsResponseSchema,
  GetManagedMeetingPointsResponseSchema,
  SearchApplicationIdsResponseSchema,
} from './ants-editor.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  getManagedMeetingPoints: {
    method: 'GET',
    path: '/getManagedMeetingPoints',
    retry: 'safe',
    responses: { 200: GetManagedMeetingPointsResponseSchema },
  },
  getAvailableTimeSlots: {
    method: 'GET',
    path: '/availableTimeSlots',
    retry: 'safe',
    responses: { 200: GetAvailableTimeSlotsResponseSchema },
  },
  searchApplicationIds: {
    method: 'GET',
    path: '/searchApplicationIds',
    retry: 'safe',
    responses: { 200: SearchApplicationIdsResponseSchema },
  },
} as const
