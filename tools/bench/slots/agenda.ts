// Agendas in which every point has exactly as many slots on every day as asked for, and the searches for them.
import type { Reason } from '@hub/ants-client/editor'

const DAY = 86_400_000
const MINUTES = 15
const FIRST_ID = 400
/** ANTS's header and what the hubs of the benchmark take in it. */
export const ANTS_HEADERS = { 'x-hub-rdv-auth-token': 'token-of-the-benchmark' }

export interface AgendaShape {
  points: number
  /** Slots of `CNI` at each point on each day of the week. */
  slotsADay: number
}

/** One meeting point of the agenda document; `closed` days have no slot. */
export function meetingPoint(index: number, slotsADay: number, closed: readonly string[] = []) {
  return {
    id: pointId(index),
    name: `Mairie de Valbrume - annexe ${index}`,
    street: `${index + 1} rue des Lilas`,
    zip_code: '59999',
    city_name: 'Valbrume',
    longitude: 3.0351,
    latitude: 50.5487,
    website: 'https://rdv.valbrume.example',
    durations: { CNI: MINUTES, PASSPORT: MINUTES, 'CNI-PASSPORT': 2 * MINUTES } satisfies Record<Reason, number>,
    openings: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: formatTime(slotsADay) }],
    closures: closed.map((day) => ({ first_day: day, last_day: day })),
  }
}

export function agendaDocument({ points, slotsADay }: AgendaShape) {
  return { meeting_points: Array.from({ length: points }, (_, index) => meetingPoint(index, slotsADay)) }
}

export function pointId(index: number): string {
  return String(FIRST_ID + index)
}

/** The time at which a slot of the day starts: 0 for the first. */
export function formatTime(slot: number): string {
  const minutes = 8 * 60 + slot * MINUTES
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** `YYYY-MM-DD`, so many days from now. */
export function dayIn(days: number): string {
  return new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
}

export interface Search {
  ids: readonly string[]
  /** Days from now; the benchmarks of whole days leave out today and tomorrow. Default 2. */
  from?: number
  days: number
  reason?: string
  documents?: number
}

/** The request that ANTS makes of it. */
export function searchPath({ ids, from = 2, days, reason = 'CNI', documents = 1 }: Search): string {
  const query = new URLSearchParams({
    start_date: dayIn(from),
    end_date: dayIn(from + days - 1),
    reason,
    documents_number: String(documents),
  })
  for (const id of ids) query.append('meeting_point_ids', id)
  return `/api/ants/availableTimeSlots?${query}`
}

/** `count` ids spread over an agenda of `points`. */
export function spreadIds(points: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => pointId(Math.floor((index * points) / count)))
}
