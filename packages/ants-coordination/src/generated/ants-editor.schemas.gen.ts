// Generated from openapi/ants-editor.yaml by packages/codegen; do not edit.
// sha256 of the document: 6f39bc17fa85e7102d2809949cbd1db462028dbe3e4543199e0a32e05b94a9e7

import type { AnswerSchema } from '@hub/http'

export const MeetingPointSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    longitude: { type: 'number' },
    latitude: { type: 'number' },
    public_entry_address: { type: 'string' },
    zip_code: { type: 'string' },
    city_name: { type: 'string' },
    website: { type: ['string', 'null'] },
    city_logo: { type: ['string', 'null'] },
  },
  required: ['id', 'name', 'longitude', 'latitude', 'public_entry_address', 'zip_code', 'city_name'],
}

export const MeetingPointsAnswerSchema: AnswerSchema = { type: 'array', items: MeetingPointSchema }

export const GetManagedMeetingPointsResponseSchema: AnswerSchema = MeetingPointsAnswerSchema

export const WallClockTimeSchema: AnswerSchema = { type: 'string' }

export const TimeSlotSchema: AnswerSchema = {
  type: 'object',
  properties: { datetime: WallClockTimeSchema, callback_url: { type: 'string' } },
  required: ['datetime', 'callback_url'],
}

export const TimeSlotsAnswerSchema: AnswerSchema = { type: 'object', additionalProperties: { type: 'array', items: TimeSlotSchema } }

export const GetAvailableTimeSlotsResponseSchema: AnswerSchema = TimeSlotsAnswerSchema

export const BookingSchema: AnswerSchema = {
  type: 'object',
  properties: {
    meeting_point: { type: 'string' },
    datetime: WallClockTimeSchema,
    management_url: { type: 'string' },
    cancel_url: { type: 'string' },
  },
  required: ['meeting_point', 'datetime', 'management_url', 'cancel_url'],
}

export const BookingsAnswerSchema: AnswerSchema = { type: 'object', additionalProperties: { type: 'array', items: BookingSchema } }

export const SearchApplicationIdsResponseSchema: AnswerSchema = BookingsAnswerSchema
