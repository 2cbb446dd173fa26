import { toTypeSiae, toTypologiePrescripteur } from '@hub/france-travail-client'
import { expect, test } from 'vitest'
import { ORIGIN_PRESCRIBER_KINDS, ORIGIN_SIAE_KINDS } from './origin-kinds.js'

test('every kind that is taken can be sent', () => {
  for (const kind of ORIGIN_SIAE_KINDS) expect(toTypeSiae(kind)).toBeGreaterThanOrEqual(836)
  for (const kind of ORIGIN_PRESCRIBER_KINDS)
    expect(toTypologiePrescripteur(kind)).toMatchObject({ typologiePrescripteur: expect.any(String) })
})
