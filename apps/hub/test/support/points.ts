import type { MeetingPointInput } from '../../src/features/ants/agenda/schema.js'

/** A meeting point open every day of the month to come, with what a test changes. */
export function meetingPoint(id: string, changes: Partial<MeetingPointInput> = {}): MeetingPointInput {
  return {
    id,
    name: `Mairie de Valbrume - ${id}`,
    street: '12 rue des Lilas',
    zip_code: '59999',
    city_name: 'Valbrume',
    longitude: 3.0351,
    latitude: 50.5487,
    durations: { CNI: 15, PASSPORT: 15, 'CNI-PASSPORT': 30 },
    openings: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00' }],
    max_days_ahead: 30,
    ...changes,
  }
}

export function agenda(...points: MeetingPointInput[]): { meeting_points: MeetingPointInput[] } {
  return { meeting_points: points }
}
