// The agenda document: what an editor imports, and what the partner API publishes in its OpenAPI document.
import { z } from 'zod'
import {
  day,
  degrees,
  endTime,
  expected,
  line,
  meetingPointId,
  startTime,
  street,
  timeZone,
  webAddress,
  whole,
  zipCode,
} from './fields.js'
import { isRecord, noRepeatedWeekday, orderedDays, orderedTimes, timesTogether } from './rules.js'

/** The reasons ANTS knows. Any other text may reach `availableTimeSlots`, since the hub does not check it. */
export const REASONS = ['CNI', 'PASSPORT', 'CNI-PASSPORT'] as const
export type Reason = (typeof REASONS)[number]

/** Limits that no mairie meets; they keep a hostile document from costing more than its size. */
export const LIMITS = { meeting_points: 10_000, openings: 1_000, closures: 5_000, weekdays: 7 } as const

const duration = whole('minutes for one person', 1, 1440).optional()

/** Minutes for one person, per reason; a reason that is absent is not offered at this meeting point. */
const durationsSchema = z.strictObject(
  { CNI: duration, PASSPORT: duration, 'CNI-PASSPORT': duration },
  expected('an object giving the minutes for one person per reason: CNI, PASSPORT, CNI-PASSPORT'),
)

const weekdaysExpected = expected('a list of 1 to 7 ISO weekdays, 1 being Monday')
const inEveryCase = { when: ({ value }: { value: unknown }) => isRecord(value) }
const timesInOrder = { ...inEveryCase, path: ['from'], error: 'must be before "to"' }
const daysInOrder = { ...inEveryCase, path: ['first_day'], error: 'must not be after "last_day"' }

/** Desks open every week; overlapping openings add up. Without `first_day` or `last_day`, that side is unbounded. */
export const openingSchema = z
  .strictObject(
    {
      weekdays: z
        .array(whole('an ISO weekday, 1 being Monday', 1, 7), weekdaysExpected)
        .min(1, weekdaysExpected)
        .max(LIMITS.weekdays, weekdaysExpected)
        .refine(noRepeatedWeekday, {
          error: 'must not name the same weekday twice',
          when: ({ value }) => Array.isArray(value),
        }),
      from: startTime,
      to: endTime,
      desks: whole('desks open at the same time', 1, 1_000).default(1),
      first_day: day.nullable().default(null),
      last_day: day.nullable().default(null),
    },
    expected('an object describing an opening: weekdays, from, to'),
  )
  .refine(orderedTimes, timesInOrder)
  .refine(orderedDays, daysInOrder)

/**
 * Desks closed on each day from `first_day` to `last_day`, included. Both must be written, null being "no limit": a
 * forgotten `last_day` would otherwise close a mairie for ever. Without times, the whole day; without `desks`, all.
 */
export const closureSchema = z
  .strictObject(
    {
      first_day: day.nullable(),
      last_day: day.nullable(),
      from: startTime.nullable().default(null),
      to: endTime.nullable().default(null),
      desks: whole('desks closed, or null for all', 1, 1_000).nullable().default(null),
    },
    expected('an object describing a closure: first_day, last_day'),
  )
  .refine(orderedTimes, timesInOrder)
  .refine(orderedDays, daysInOrder)
  .refine(timesTogether('from'), {
    ...inEveryCase,
    path: ['from'],
    error: 'is missing: "to" is given, and they go together',
  })
  .refine(timesTogether('to'), {
    ...inEveryCase,
    path: ['to'],
    error: 'is missing: "from" is given, and they go together',
  })

const openingsExpected = expected(`a list of at most ${LIMITS.openings} openings`)
const closuresExpected = expected(`a list of at most ${LIMITS.closures} closures`)

/** A place where citizens are received. Times and days are on its own wall clock, that of `time_zone`. */
export const meetingPointSchema = z.strictObject(
  {
    id: meetingPointId,
    name: line('the name of the meeting point', 200),
    street,
    zip_code: zipCode.nullable(),
    city_name: line('the name of the commune', 200),
    longitude: degrees(180).nullable(),
    latitude: degrees(90).nullable(),
    website: webAddress.nullable().default(null),
    city_logo: webAddress.nullable().default(null),
    time_zone: timeZone.default('Europe/Paris'),
    durations: durationsSchema,
    openings: z.array(openingSchema, openingsExpected).max(LIMITS.openings, openingsExpected),
    closures: z.array(closureSchema, closuresExpected).max(LIMITS.closures, closuresExpected).default([]),
    min_notice_minutes: whole('minutes between now and the first slot offered', 0, 525_600).default(0),
    max_days_ahead: whole('days between today and the last day offered', 0, 3_650).default(180),
  },
  expected('an object describing a meeting point'),
)

/** The body of `PUT /api/v1/meeting-points/{id}`: the id may be left to the path. */
export const meetingPointBodySchema = meetingPointSchema.partial({ id: true })

const listExpected = expected(`a list of at most ${LIMITS.meeting_points} meeting points`)
const documentExpected = expected('an object with one key, "meeting_points"')

/** The whole document, as published. `parseAgenda` adds what a schema cannot say: ids are unique. */
export const agendaSchema = z.strictObject(
  { meeting_points: z.array(meetingPointSchema, listExpected).max(LIMITS.meeting_points, listExpected) },
  documentExpected,
)

/** The document around its meeting points, which are then validated one by one. */
export const agendaEnvelopeSchema = z.strictObject(
  { meeting_points: z.array(z.unknown(), listExpected).max(LIMITS.meeting_points, listExpected) },
  documentExpected,
)

/** A validated agenda, every default filled in. */
export type Agenda = z.output<typeof agendaSchema>
/** A validated meeting point, every default filled in. */
export type MeetingPoint = z.output<typeof meetingPointSchema>
export type Opening = z.output<typeof openingSchema>
export type Closure = z.output<typeof closureSchema>
/** A meeting point as it may be written, defaults left out. */
export type MeetingPointInput = z.input<typeof meetingPointSchema>
