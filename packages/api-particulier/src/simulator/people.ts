/** A benefit as the simulated service knows it: what it answers, or the code of why it does not. */
export type SimulatedBenefit =
  | { est_beneficiaire: boolean; date_debut_droit: string | null; avec_majoration?: boolean | null }
  | { code: string }

/** A person whom the simulated service knows. Invented. */
export interface SimulatedCivilPerson {
  /** In upper case, with accents. */
  nomNaissance: string
  /** The first of them is compared. */
  prenoms: readonly string[]
  /** `YYYY-MM-DD`. */
  birth_date: string
  sexeEtatCivil: 'M' | 'F'
  codeCogInseePaysNaissance: string
  codeCogInseeCommuneNaissance?: string | undefined
  /** Default: no file. */
  rsa?: SimulatedBenefit | undefined
  aah?: SimulatedBenefit | undefined
  asf?: SimulatedBenefit | undefined
}

/** One who has everything, one who has nothing, one whose civil status is not recognised. Whoever is not here has no file. */
export function createSeed(): SimulatedCivilPerson[] {
  return [
    {
      nomNaissance: 'DURAND',
      prenoms: ['CAMILLE'],
      birth_date: '1985-05-12',
      sexeEtatCivil: 'F',
      codeCogInseePaysNaissance: '99100',
      codeCogInseeCommuneNaissance: '62041',
      rsa: { est_beneficiaire: true, date_debut_droit: '2024-09-01', avec_majoration: false },
      aah: { est_beneficiaire: true, date_debut_droit: '2023-01-01' },
      asf: { est_beneficiaire: true, date_debut_droit: '2025-02-01' },
    },
    {
      nomNaissance: 'ÖZTÜRK',
      prenoms: ['DOMINIQUE'],
      birth_date: '1991-07-03',
      sexeEtatCivil: 'M',
      codeCogInseePaysNaissance: '99208',
      rsa: { est_beneficiaire: false, date_debut_droit: null, avec_majoration: null },
      aah: { est_beneficiaire: false, date_debut_droit: null },
      asf: { est_beneficiaire: false, date_debut_droit: null },
    },
    {
      nomNaissance: 'INCONNU',
      prenoms: ['CLAUDE'],
      birth_date: '1970-01-01',
      sexeEtatCivil: 'M',
      codeCogInseePaysNaissance: '99100',
      codeCogInseeCommuneNaissance: '2A004',
      rsa: { code: '00366' },
      aah: { code: '00366' },
      asf: { code: '00366' },
    },
  ]
}
