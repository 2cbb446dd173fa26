import type { components } from '../generated/ants-editor.types.gen.js'

type Schemas = components['schemas']

/** What ANTS reads, as `openapi/ants-editor.yaml` has it. */
export type MeetingPoint = Schemas['MeetingPoint']
export type TimeSlot = Schemas['TimeSlot']
export type Booking = Schemas['Booking']
export type ErrorAnswer = Schemas['ErrorAnswer']
export type ParameterError = Schemas['ParameterError']
