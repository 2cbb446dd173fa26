/** How the words of a service of inclusion are sent to France Travail, one function for each (LE). */

/** Number of a kind of employer. */
export type TypeSiae = 836 | 837 | 838 | 839 | 840
/** Who applied. */
export type OrigineCandidature = 'DEMA' | 'PRES' | 'EMPL'

const TYPES_SIAE: ReadonlyMap<string, TypeSiae> = new Map([
  ['ACI', 836],
  ['AI', 837],
  ['EI', 838],
  ['ETTI', 839],
  ['EITI', 840],
  ['EA', 838],
  ['GEIQ', 838],
  ['EATT', 840],
])

const ORIGINS: ReadonlyMap<string, OrigineCandidature> = new Map([
  ['job_seeker', 'DEMA'],
  ['prescriber', 'PRES'],
  ['employer', 'EMPL'],
])

/** Kinds that are sent as they are. */
const SENT_UNCHANGED = [
  'AFPA',
  'CADA',
  'CAF',
  'CAP_EMPLOI',
  'CAVA',
  'CCAS',
  'CHRS',
  'CHU',
  'CPH',
  'DEPT',
  'E2C',
  'EPIDE',
  'HUDA',
  'ML',
  'MSA',
  'OACAS',
  'OCASF',
  'ODC',
  'OHPD',
  'OIL',
  'Orienteur',
  'PIJ_BIJ',
  'PLIE',
  'RS_FJT',
] as const

/** Kinds that say something about the person's private life: justice, childhood, addictions. They are not told to anybody. */
const SENSITIVE = ['ASE', 'CAARUD', 'CIDFF', 'CSAPA', 'PENSION', 'PJJ', 'PREVENTION', 'SPIP'] as const

/** What is sent of a prescriber's organisation. */
export type TypologiePrescripteur = (typeof SENT_UNCHANGED)[number] | 'PE' | 'Autre'

const TYPOLOGIES: ReadonlyMap<string, TypologiePrescripteur> = new Map<string, TypologiePrescripteur>([
  ...SENT_UNCHANGED.map((kind) => [kind, kind] as const),
  ...SENSITIVE.map((kind) => [kind, 'Autre'] as const),
  ['FT', 'PE'],
  ['Autre', 'Autre'],
])

/**
 * The `typeSIAE` of a kind of employer.
 *
 * @returns undefined for kinds that have none, such as `OPCS`: their PASS cannot be sent
 */
export function toTypeSiae(employerKind: string): TypeSiae | undefined {
  return TYPES_SIAE.get(employerKind)
}

/** The `origineCandidature` of a kind of sender; that of the job seeker for any other. */
export function toOrigineCandidature(senderKind: string): OrigineCandidature {
  return ORIGINS.get(senderKind) ?? 'DEMA'
}

/**
 * The `typologiePrescripteur` of a kind of organisation. Sensitive kinds are sent as `Autre`: a new kind must be classified here before it can
 * be sent.
 *
 * @returns `{}` without an organisation; undefined for a kind that is not known: nothing may be sent
 */
export function toTypologiePrescripteur(
  organisationKind: string | null | undefined,
): { typologiePrescripteur?: TypologiePrescripteur } | undefined {
  if (organisationKind === null || organisationKind === undefined || organisationKind === '') return {}
  const typologiePrescripteur = TYPOLOGIES.get(organisationKind)
  return typologiePrescripteur && { typologiePrescripteur }
}
