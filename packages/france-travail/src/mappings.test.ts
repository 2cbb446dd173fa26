import { expect, test } from 'vitest'
import { toOrigineCandidature, toTypeSiae, toTypologiePrescripteur } from './mappings.js'

test.each([
  ['ACI', 836],
  ['AI', 837],
  ['EI', 838],
  ['ETTI', 839],
  ['EITI', 840],
  ['EA', 838],
  ['GEIQ', 838],
  ['EATT', 840],
  ['OPCS', undefined],
  ['aci', undefined],
  ['', undefined],
  ['constructor', undefined],
])('the employer kind %j has the number %j', (kind, expected) => {
  expect(toTypeSiae(kind)).toBe(expected)
})

test.each([
  ['job_seeker', 'DEMA'],
  ['prescriber', 'PRES'],
  ['employer', 'EMPL'],
  ['somebody', 'DEMA'],
  ['', 'DEMA'],
])('the sender kind %j is %j', (kind, expected) => {
  expect(toOrigineCandidature(kind)).toBe(expected)
})

const unchanged =
  'AFPA CADA CAF CAP_EMPLOI CAVA CCAS CHRS CHU CPH DEPT E2C EPIDE HUDA ML MSA OACAS OCASF ODC OHPD OIL Orienteur PIJ_BIJ PLIE RS_FJT'
const sensitive = 'ASE CAARUD CIDFF CSAPA PENSION PJJ PREVENTION SPIP'

test.each([
  ...unchanged.split(' ').map((kind) => [kind, { typologiePrescripteur: kind }] as const),
  ...sensitive.split(' ').map((kind) => [kind, { typologiePrescripteur: 'Autre' }] as const),
  ['FT', { typologiePrescripteur: 'PE' }] as const,
  ['Autre', { typologiePrescripteur: 'Autre' }] as const,
  ['', {}] as const,
  [null, {}] as const,
  [undefined, {}] as const,
  ['PE', undefined] as const,
  ['NEW_KIND', undefined] as const,
  ['toString', undefined] as const,
])('the organisation kind %j is sent as %j (FT-R12)', (kind, expected) => {
  expect(toTypologiePrescripteur(kind)).toEqual(expected)
})
