// A meeting point and a search for the slot examples: each example says only what it changes.
import type { Closure, MeetingPoint, Opening } from '../src/features/ants/agenda/schema.js'
import { availableSlots, type BookedTime, type SlotQuery } from '../src/features/ants/agenda/slots.js'

/** A Monday in Europe/Paris, with no clock change near. */
export const MONDAY = '2027-06-07'

export function opening(values: Partial<Opening> = {}): Opening {
  return {
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    from: '09:00',
    to: '10:00',
    desks: 1,
    first_day: null,
    last_day: null,
    ...values,
  }
}

export function closure(values: Partial<Closure> = {}): Closure {
  return { first_day: null, last_day: null, from: null, to: null, desks: null, ...values }
}

export function point(values: Partial<MeetingPoint> = {}): MeetingPoint {
  return {
    id: '412',
    name: 'Mairie de Valbrume',
    street: '12 rue des Lilas',
    zip_code: '59999',
    city_name: 'Valbrume',
    longitude: 3.0351,
    latitude: 50.5487,
    website: null,
    city_logo: null,
    time_zone: 'Europe/Paris',
    durations: { CNI: 20, 'CNI-PASSPORT': 30 },
    openings: [opening()],
    closures: [],
    min_notice_minutes: 0,
    max_days_ahead: 180,
    ...values,
  }
}

/** Slots of `MONDAY` for one identity card, asked the week before, unless the query says otherwise. */
export function slots(
  meetingPoint: MeetingPoint,
  query: Partial<SlotQuery> = {},
  appointments: BookedTime[] = [],
): string[] {
  return availableSlots(meetingPoint, appointments, {
    reason: 'CNI',
    documents_number: 1,
    start_date: MONDAY,
    end_date: query.start_date ?? MONDAY,
    now: Date.parse('2027-06-01T10:00:00Z'),
    ...query,
  })
}

/** The same, of a single day, without the day. */
export function times(
  meetingPoint: MeetingPoint,
  query: Partial<SlotQuery> = {},
  appointments: BookedTime[] = [],
): string[] {
  return slots(meetingPoint, query, appointments).map((slot) => slot.slice(11))
}

export function booked(from: string, to: string, day = MONDAY): BookedTime {
  return { starts_at: `${day}T${from}`, ends_at: `${day}T${to}` }
}

/** One slot a day, at 09:00. */
export function daily(max_days_ahead: number): MeetingPoint {
  return point({ openings: [opening({ to: '09:20' })], max_days_ahead })
}
