import type { Row } from '../types.js'

/** A saved card of the simulated Metabase. */
export interface SimulatedCard {
  id: number
  name: string
  rows: readonly Row[]
  /** Of the card, as an object; absent, it has none. */
  query?: object
  /** The query fails, with this text. */
  error?: string
  /** Published as a question, with these locked parameters, by their names in a token. */
  embedded?: { locked: readonly string[] }
}

/** A published dashboard of the simulated Metabase. */
export interface SimulatedDashboard {
  id: number
  name: string
  /** Names of its locked parameters, as they stand in a token: `d%C3%A9partement`. */
  locked: readonly string[]
  dashcards: readonly { id: number; card: number }[]
}

const DEPARTMENTS = [
  ['62 - Pas-de-Calais', 'Hauts-de-France'],
  ['69 - Rhône', 'Auvergne-Rhône-Alpes'],
  ['01 - Ain', 'Auvergne-Rhône-Alpes'],
  ['2A - Corse-du-Sud', 'Corse'],
] as const

/** Invented figures. */
export function createCards(): SimulatedCard[] {
  const rows = DEPARTMENTS.flatMap(([departement, region], index) =>
    ['2026-10', '2026-11'].map((month, later) => ({
      Département: departement,
      Région: region,
      Mois: month,
      Candidatures: 40 + 13 * index + 7 * later,
    })),
  )
  return [
    {
      id: 12,
      name: 'Candidatures par département',
      rows,
      query: { database: 2, type: 'query', query: { 'source-table': 12 } },
      embedded: { locked: ['d%C3%A9partement'] },
    },
    { id: 13, name: 'Requête en échec', rows: [], error: 'ERROR: relation "absente" does not exist' },
  ]
}

export function createDashboards(): SimulatedDashboard[] {
  return [
    {
      id: 5,
      name: 'Candidatures',
      locked: ['d%C3%A9partement', 'r%C3%A9gion'],
      dashcards: [{ id: 51, card: 12 }],
    },
  ]
}
