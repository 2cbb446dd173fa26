import {
  type CachedMeetingPoint,
  createCachedMeetingPoint,
} from '../../src/features/ants/slot-store/cached-meeting-point.js'
import { meetingPointSchema } from '../../src/features/ants/agenda/schema.js'

interface Choice {
  /** Minutes for a person, by reason. */
  durations: Readonly<Record<string, number>>
  /** When it closes each day, `HH:MM`; it opens at nine. Default 10:00. */
  to?: string | undefined
}

/** A meeting point as the slot store has it in memory, open every day, with nothing booked. */
export function cachedPlace(id: string, { durations, to = '10:00' }: Choice): CachedMeetingPoint {
  const point = meetingPointSchema.parse({
    id,
    name: `Mairie ${id}`,
    street: '12 rue des Lilas',
    zip_code: '59999',
    city_name: 'Valbrume',
    longitude: 3,
    latitude: 50,
    durations,
    openings: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to }],
  })
  return createCachedMeetingPoint(point, new Map())
}
