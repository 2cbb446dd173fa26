// Generated from openapi/ants-editor.yaml by packages/codegen; do not edit.
// sha256 of the document: 1f0c97036acee821f81293fd72d08e268f1ec59d294e32ef12baa683369022c9

import {
  zGetAvailableTimeSlotsResponse,
  zGetManagedMeetingPointsResponse,
  zSearchApplicationIdsResponse,
} from './ants-editor.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  getManagedMeetingPoints: {
    method: 'GET',
    path: '/getManagedMeetingPoints',
    retry: 'safe',
    responses: { 200: zGetManagedMeetingPointsResponse },
  },
  getAvailableTimeSlots: {
    method: 'GET',
    path: '/availableTimeSlots',
    retry: 'safe',
    responses: { 200: zGetAvailableTimeSlotsResponse },
  },
  searchApplicationIds: {
    method: 'GET',
    path: '/searchApplicationIds',
    retry: 'safe',
    responses: { 200: zSearchApplicationIdsResponse },
  },
} as const

/** Every property that an answer may hold by contract; any other key is data. */
export const propertyNames = [
  'callback_url',
  'cancel_url',
  'city_logo',
  'city_name',
  'datetime',
  'id',
  'latitude',
  'longitude',
  'management_url',
  'meeting_point',
  'name',
  'public_entry_address',
  'website',
  'zip_code',
] as const
