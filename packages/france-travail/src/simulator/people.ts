import type { Rqth } from '../types.js'

/** A job seeker whom the simulated service knows. Invented. */
export interface SimulatedPerson {
  /** NIR with its key. */
  nir: string
  /** `YYYY-MM-DD`. */
  birth_date: string
  birth_name: string
  first_name: string
  /** Encrypted identifier. */
  idNationalDE: string
  certifDE?: boolean | undefined
  numeroFranceTravail?: string | undefined
  /** Of the agent realm. Default `O`. */
  topIdentiteCertifiee?: 'O' | 'N' | 'null' | null | undefined
  /** Default: no recognition. */
  rqth?: Rqth | undefined
}

/** Three people, of whom the last two are homonyms with one NIR: a search for them finds several. */
export function createSeed(): SimulatedPerson[] {
  return [
    {
      nir: '185057505601797',
      birth_date: '1985-05-12',
      birth_name: 'Durand',
      first_name: 'Camille',
      idNationalDE: 'simulated-Kx4dQwz1ZbF0mYtR7uLpVs3NcHe9JgA2o',
      numeroFranceTravail: '1234567A',
      rqth: { topValiditeRQTH: true, dateDebutRqth: '2024-01-01', dateFinRqth: '9999-12-31', source: 'FRANCE TRAVAIL' },
    },
    {
      nir: '291072B03304249',
      birth_date: '1991-07-03',
      birth_name: "D'Ornano",
      first_name: 'Lætitia',
      idNationalDE: 'simulated-Pa7sTn2VhWq5XcEr8kJmUb1LyDf6GoZ3i',
      numeroFranceTravail: '7654321B',
      topIdentiteCertifiee: 'N',
    },
    {
      nir: '185057505601601',
      birth_date: '1985-05-13',
      birth_name: 'Martin',
      first_name: 'Dominique',
      idNationalDE: 'simulated-homonym-1-Rt5yUi9OpLk3JhGf7DsAz',
    },
    {
      nir: '185057505601601',
      birth_date: '1985-05-13',
      birth_name: 'Martin',
      first_name: 'Dominique',
      idNationalDE: 'simulated-homonym-2-Qw8eRt4YuIo2PaSd6FgHj',
    },
  ]
}
