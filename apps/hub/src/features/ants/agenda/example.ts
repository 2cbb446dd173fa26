import type { MeetingPointInput, Reason } from './schema.js'

/** An agenda as it may be written: shown in openapi.json, and kept as examples/agenda.json. */
export const AGENDA_EXAMPLE = {
  meeting_points: [
    {
      id: '412',
      name: 'Mairie de Valbrume - annexe',
      street: '12 rue des Lilas',
      zip_code: '59999',
      city_name: 'Valbrume',
      longitude: 3.0351,
      latitude: 50.5487,
      website: 'https://rdv.valbrume.example',
      city_logo: null,
      time_zone: 'Europe/Paris',
      durations: { CNI: 15, PASSPORT: 15, 'CNI-PASSPORT': 30 } satisfies Record<Reason, number>,
      openings: [
        { weekdays: [1, 2, 4, 5], from: '09:00', to: '12:00', desks: 2, first_day: '2026-01-05', last_day: null },
        { weekdays: [1, 2, 4], from: '13:30', to: '17:00' },
      ],
      closures: [
        { first_day: '2026-12-24', last_day: '2027-01-02' },
        { first_day: '2027-02-03', last_day: '2027-02-03', from: '09:00', to: '10:30', desks: 1 },
      ],
      min_notice_minutes: 60,
      max_days_ahead: 180,
    },
    {
      id: 'saint-aubin',
      name: 'Mairie de Saint-Aubin',
      street: '1 place de la Mairie',
      zip_code: '97499',
      city_name: 'Saint-Aubin',
      longitude: 55.4481,
      latitude: -20.8789,
      time_zone: 'Indian/Reunion',
      durations: { CNI: 20, PASSPORT: 20 },
      openings: [{ weekdays: [3, 6], from: '08:00', to: '11:00' }],
    },
  ],
} satisfies { meeting_points: MeetingPointInput[] }
