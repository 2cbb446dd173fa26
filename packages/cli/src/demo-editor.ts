import { createAntsEditor } from '@hub/ants-client/editor'
import type { Simulation } from './simulators.js'

const TOKEN = 'simulated-token'
const BOOKED = 'A123456789'

/** An editor with one meeting point, a slot on each day that is asked for, and one appointment. */
export function createDemoEditor(): Simulation {
  const page = 'https://rdv.valbrume.example'
  const editor = createAntsEditor({
    tokens: [TOKEN],
    agenda: {
      getMeetingPoints: () => [
        {
          id: '412',
          name: 'Mairie de Valbrume',
          longitude: 3.0351,
          latitude: 50.5487,
          public_entry_address: '12 rue des Lilas',
          zip_code: '59999',
          city_name: 'Valbrume',
        },
      ],
      getSlots: ({ meeting_point_id, start_date }) => [
        {
          datetime: `${start_date}T09:00`,
          callback_url: `${page}/rdv?place=${meeting_point_id}&start=${start_date}T09:00`,
        },
      ],
      getBookings: ({ application_ids }) =>
        application_ids.includes(BOOKED)
          ? {
              [BOOKED]: [
                {
                  meeting_point: 'Mairie de Valbrume',
                  datetime: '2027-12-10T09:00',
                  management_url: `${page}/rdv/1`,
                  cancel_url: `${page}/rdv/1/annuler`,
                },
              ],
            }
          : {},
    },
  })
  return { fetch: (input, init) => editor.fetch(new Request(input, init)), settings: { token: TOKEN } }
}
