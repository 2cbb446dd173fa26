// The agenda document: what an editor imports, and what the partner API publishes in its OpenAPI document.
import { REASONS, type Reason } from '@hub/ants-client/editor'
import { z } from '@hono/zod-openapi'
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
import { isRecord, noRepeatedWeekday, areDaysOrdered, areTimesOrdered, requireOtherTime } from './cross-field-rules.js'

export { REASONS, type Reason }

/**
 * Limits that no mairie meets; they keep a hostile document from costing more than its size. `values` and `bytes` are those of one
 * meeting point, and enough for as many openings and closures as there may be.
 */
export const LIMITS = {
  meeting_points: 10_000,
  openings: 1_000,
  closures: 5_000,
  weekdays: 7,
  values: 50_000,
  bytes: 2 * 1024 * 1024,
} as const

const duration = whole('minutes for one person', 1, 1440)
  .optional()
  .meta({ description: 'Minutes for one person; absent, the reason is not offered here.', example: 15 })

/** Minutes for one person, per reason; a reason that is absent is not offered at this meeting point. */
const durationsSchema = z.strictObject(
  Object.fromEntries(REASONS.map((reason) => [reason, duration])) as Record<Reason, typeof duration>,
  expected(`an object giving the minutes for one person per reason: ${REASONS.join(', ')}`),
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
        })
        .meta({ description: 'ISO weekdays: 1 is Monday, 7 is Sunday.', example: [1, 2, 4] }),
      from: startTime.meta({ description: 'HH:MM, by the wall clock of the place.', example: '09:00' }),
      to: endTime.meta({
        description: 'HH:MM, after `from`; 24:00 is midnight at the end of the day.',
        example: '12:00',
      }),
      desks: whole('desks open at the same time', 1, 1_000)
        .default(1)
        .meta({ description: 'Desks open at the same time; overlapping openings add up.', example: 2 }),
      first_day: day
        .nullable()
        .default(null)
        .meta({ description: 'First day of this opening, YYYY-MM-DD; null for no limit.', example: '2027-01-04' }),
      last_day: day
        .nullable()
        .default(null)
        .meta({ description: 'Last day, included; null for no limit.', example: null }),
    },
    expected('an object describing an opening: weekdays, from, to'),
  )
  .refine(areTimesOrdered, timesInOrder)
  .refine(areDaysOrdered, daysInOrder)

/**
 * Desks closed on each day from `first_day` to `last_day`, included. Both must be written, null being "no limit": a
 * forgotten `last_day` would otherwise close a mairie permanently. Without times, the whole day; without `desks`, all.
 */
export const closureSchema = z
  .strictObject(
    {
      first_day: day
        .nullable()
        .meta({ description: 'First day closed, YYYY-MM-DD; null for no limit.', example: '2027-12-24' }),
      last_day: day
        .nullable()
        .meta({ description: 'Last day closed, included; null closes for ever.', example: '2028-01-02' }),
      from: startTime.nullable().default(null).meta({
        description: 'HH:MM from which it is closed on each of these days; null for the whole day.',
        example: null,
      }),
      to: endTime
        .nullable()
        .default(null)
        .meta({ description: 'HH:MM until which it is closed; given together with `from`.', example: null }),
      desks: whole('desks closed, or null for all', 1, 1_000)
        .nullable()
        .default(null)
        .meta({ description: 'Desks closed; null for all.', example: null }),
    },
    expected('an object describing a closure: first_day, last_day'),
  )
  .refine(areTimesOrdered, timesInOrder)
  .refine(areDaysOrdered, daysInOrder)
  .refine(requireOtherTime('from'), {
    ...inEveryCase,
    path: ['from'],
    error: 'is missing: "to" is given, and they go together',
  })
  .refine(requireOtherTime('to'), {
    ...inEveryCase,
    path: ['to'],
    error: 'is missing: "from" is given, and they go together',
  })

const openingsExpected = expected(`a list of at most ${LIMITS.openings} openings`)
const closuresExpected = expected(`a list of at most ${LIMITS.closures} closures`)

/** A meeting point where citizens are received. Times and days are on its own wall clock, that of `time_zone`. */
export const meetingPointSchema = z.strictObject(
  {
    id: meetingPointId.meta({
      description: 'Yours to choose, and to keep: ANTS and citizens name the place by it.',
      example: '412',
    }),
    name: line('the name of the meeting point', 200).meta({
      description: 'As citizens are shown it.',
      example: 'Mairie de Valbrume - annexe',
    }),
    street: street.meta({ description: 'The street alone, without zip code or commune.', example: '12 rue des Lilas' }),
    zip_code: zipCode
      .nullable()
      .meta({ description: 'Null when it is unknown: the place is then not published to ANTS.', example: '59999' }),
    city_name: line('the name of the commune', 200).meta({ description: 'Name of the commune.', example: 'Valbrume' }),
    longitude: degrees(180)
      .nullable()
      .meta({ description: 'Degrees, WGS 84; null: the place is not published to ANTS.', example: 3.0351 }),
    latitude: degrees(90)
      .nullable()
      .meta({ description: 'Degrees, WGS 84; null: the place is not published to ANTS.', example: 50.5487 }),
    website: webAddress
      .nullable()
      .default(null)
      .meta({ description: 'Site of the place, shown by ANTS.', example: 'https://rdv.valbrume.example' }),
    city_logo: webAddress
      .nullable()
      .default(null)
      .meta({ description: 'Image, shown by ANTS.', example: 'https://www.valbrume.example/logo.png' }),
    time_zone: timeZone.default('Europe/Paris').meta({
      description:
        'IANA name; all days and times of the place are by its wall clock. Left out, it is that of the zip code; overseas, where the code does not tell, it must be given.',
      example: 'Europe/Paris',
    }),
    durations: durationsSchema.meta({
      description: 'What is offered here: minutes for one person, per reason.',
      example: { CNI: 15, PASSPORT: 15, 'CNI-PASSPORT': 30 } satisfies Record<Reason, number>,
    }),
    openings: z.array(openingSchema, openingsExpected).max(LIMITS.openings, openingsExpected).meta({
      description: 'Hours at which desks are open, week by week.',
    }),
    closures: z.array(closureSchema, closuresExpected).max(LIMITS.closures, closuresExpected).default([]).meta({
      description: 'Days and hours at which desks are closed. Public holidays are never guessed: list them here.',
    }),
    min_notice_minutes: whole('minutes between now and the first slot offered', 0, 525_600)
      .default(0)
      .meta({ description: 'Minutes between now and the first slot offered.', example: 60 }),
    max_days_ahead: whole('days between today and the last day offered', 0, 3_650)
      .default(180)
      .meta({ description: 'Days between today and the last day offered.', example: 90 }),
  },
  expected('an object describing a meeting point'),
)

/** The body of `PUT /api/v1/meeting-points/{id}`: the id may be left to the path. */
export const meetingPointBodySchema = meetingPointSchema.partial({ id: true })

const listExpected = expected(`a list of at most ${LIMITS.meeting_points} meeting points`)
const documentExpected = expected('an object with one key, "meeting_points"')

/** The whole document, as published. `parseAgenda` adds what a schema cannot say: ids are unique. */
export const agendaSchema = z.strictObject(
  {
    meeting_points: z
      .array(meetingPointSchema, listExpected)
      .max(LIMITS.meeting_points, listExpected)
      .meta({ description: 'The places, in any order.' }),
  },
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
