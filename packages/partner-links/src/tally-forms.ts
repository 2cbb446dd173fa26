/** What a form takes. */
export interface TallyForm {
  /** Names of its hidden fields, case sensitive, in their usual order. */
  readonly fields: readonly string[]
  /** Those that are left out where there is no value; the others are then sent empty. */
  readonly optional?: readonly string[]
  /** Those that hold personal data: the caller must allow each. */
  readonly personal?: readonly string[]
}

const form = (fields: string, optional = '', personal = ''): TallyForm => ({
  fields: split(fields),
  optional: split(optional),
  personal: split(personal),
})

const split = (names: string): string[] => names.split(' ').filter((name) => name !== '')

/** The forms of the inclusion platform, by id (gip-inclusion/les-emplois, 2026-08-21). */
export const TALLY_FORMS: Readonly<Record<string, TallyForm>> = {
  /** After hiring, employer. */
  mY59xq: form('id_siae type_siae region departement'),
  /** After hiring, prescriber. */
  w2EoDp: form('idorganisation region departement'),
  /** Satisfaction. */
  '3qzqeO': form('Userkind Page'),
  /** Prescriber waiting for authorisation. */
  wgDzz1: form('idprescriber iduser source'),
  /** Report of a company or a job card. */
  m62GYo: form('companyID UserID jobdescriptionID', 'UserID jobdescriptionID'),
  /** Deletion of a PASS after a long suspension. */
  '3je84Q': form(
    'siaeID nomSIAE prenomemployeur nomemployeur emailemployeur userID numPASS prenomsalarie nomsalarie',
    '',
    'prenomemployeur nomemployeur emailemployeur numPASS prenomsalarie nomsalarie',
  ),
  /** Dashboard about to be removed. */
  wkOxRR: form('URLTB'),
  /** Sign-up of a GEIQ, suspension, urgent PASS. */
  wA799W: form(''),
  w2Ex0M: form(''),
  nrj0V5: form(''),
}
