// The agenda a hub starts with when it is given none: real communes, at the address and under the name of their town
// hall. No day is written, so that there are slots in the future whenever the hub is started.
import type { MeetingPointInput, Reason } from './schema.js'

type OpeningInput = MeetingPointInput['openings'][number]
type DemoPoint = Omit<MeetingPointInput, 'durations' | 'openings' | 'website'> & Partial<MeetingPointInput>

const WORKING_DAYS = [1, 2, 3, 4, 5]
const DURATIONS: Readonly<Record<Reason, number>> = { CNI: 15, PASSPORT: 15, 'CNI-PASSPORT': 30 }

/** Open in the morning and in the afternoon, from Monday to Friday. */
const OFFICE_HOURS: OpeningInput[] = [
  { weekdays: WORKING_DAYS, from: '08:30', to: '12:00', desks: 2 },
  { weekdays: WORKING_DAYS, from: '13:30', to: '17:00', desks: 2 },
]

/** Open over lunch too, and on Saturday morning with one desk. */
const LONG_HOURS: OpeningInput[] = [
  { weekdays: WORKING_DAYS, from: '09:00', to: '18:00', desks: 3 },
  { weekdays: [6], from: '09:00', to: '12:00' },
]

/** A desk less at lunch time, every day. */
const LUNCH_BREAK = { first_day: null, last_day: null, from: '12:00', to: '14:00', desks: 2 }

const POINTS: DemoPoint[] = [
  {
    id: 'villeneuve-d-ascq',
    name: "Hôtel de ville de Villeneuve-d'Ascq",
    street: 'Place Salvador-Allende',
    zip_code: '59650',
    city_name: "Villeneuve-d'Ascq",
    longitude: 3.1314,
    latitude: 50.6194,
  },
  {
    id: 'l-hay-les-roses',
    name: "Mairie de L'Haÿ-les-Roses",
    street: '41 rue Jean-Jaurès',
    zip_code: '94240',
    city_name: "L'Haÿ-les-Roses",
    longitude: 2.3377,
    latitude: 48.7789,
    openings: LONG_HOURS,
    closures: [LUNCH_BREAK],
  },
  {
    id: 'saint-maur-des-fosses',
    name: 'Hôtel de ville de Saint-Maur-des-Fossés',
    street: 'Place Charles-de-Gaulle',
    zip_code: '94100',
    city_name: 'Saint-Maur-des-Fossés',
    longitude: 2.4936,
    latitude: 48.7939,
    durations: { CNI: 20, PASSPORT: 20, 'CNI-PASSPORT': 35 } satisfies typeof DURATIONS,
  },
  {
    id: 'besancon',
    name: 'Mairie de Besançon',
    street: '2 rue Mégevand',
    zip_code: '25000',
    city_name: 'Besançon',
    longitude: 6.0255,
    latitude: 47.2345,
    min_notice_minutes: 120,
  },
  {
    id: 'strasbourg',
    name: 'Centre administratif de Strasbourg',
    street: "1 parc de l'Étoile",
    zip_code: '67000',
    city_name: 'Strasbourg',
    longitude: 7.7608,
    latitude: 48.5722,
    openings: LONG_HOURS,
    max_days_ahead: 90,
  },
  {
    id: 'ajaccio',
    name: "Hôtel de ville d'Ajaccio",
    street: 'Avenue Antoine-Sérafini',
    zip_code: '20000',
    city_name: 'Ajaccio',
    longitude: 8.7386,
    latitude: 41.9192,
  },
  {
    id: 'saint-denis-de-la-reunion',
    name: 'Hôtel de ville de Saint-Denis',
    street: '1 rue Pasteur',
    zip_code: '97400',
    city_name: 'Saint-Denis',
    longitude: 55.4481,
    latitude: -20.8789,
    time_zone: 'Indian/Reunion',
  },
  {
    id: 'fort-de-france',
    name: 'Hôtel de ville de Fort-de-France',
    street: 'Boulevard du Général-de-Gaulle',
    zip_code: '97200',
    city_name: 'Fort-de-France',
    longitude: -61.0689,
    latitude: 14.6061,
    time_zone: 'America/Martinique',
    durations: { CNI: 15, PASSPORT: 15 },
  },
]

/** The demo agenda, as a document: `parseAgenda` fills its defaults in. */
export const demoAgenda: { meeting_points: MeetingPointInput[] } = {
  meeting_points: POINTS.map(withDefaults),
}

function withDefaults(point: DemoPoint): MeetingPointInput {
  return { durations: DURATIONS, openings: OFFICE_HOURS, website: `https://rdv.${point.id}.example`, ...point }
}
