import { describe, expect, test } from 'vitest'
import { checkNaf, matchesNaf, preferActivity, readActivity } from './naf.js'

test.each([
  ['62.01Z', { code: '62.01Z', nomenclature: 'naf_rev2' }],
  ['6201z', { code: '62.01Z', nomenclature: 'naf_rev2' }],
  [' 47.11 F ', { code: '47.11F', nomenclature: 'naf_rev2' }],
  ['62.10Y', { code: '62.10Y', nomenclature: 'naf_2025' }],
  ['88.99H', { code: '88.99H', nomenclature: 'naf_2025' }],
  ['62.01', undefined],
  ['62.011Z', undefined],
  ['', undefined],
  ['[ND]', undefined],
])('%j is %j', (code, expected) => {
  expect(checkNaf(code)).toEqual(expected)
})

describe('SI-R12: an activity', () => {
  test.each([
    [
      { code: '62.01Z', nomenclature: 'NAFRev2', naf25: '62.10Y' },
      { naf_rev2: '62.01Z', naf_2025: '62.10Y' },
    ],
    [
      { code: '62.01Z', nomenclature: undefined, naf25: undefined },
      { naf_rev2: '62.01Z', naf_2025: null },
    ],
    [
      { code: null, nomenclature: 'NAFRev2', naf25: '62.10Y' },
      { naf_rev2: null, naf_2025: '62.10Y' },
    ],
    [
      { code: '62.10Y', nomenclature: 'NAF2025', naf25: null },
      { naf_rev2: null, naf_2025: '62.10Y' },
    ],
    [
      { code: '62.10Y', nomenclature: 'NAF2025', naf25: '62.10Y' },
      { naf_rev2: null, naf_2025: '62.10Y' },
    ],
    [
      { code: '72.1Z', nomenclature: 'NAFRev1', naf25: null },
      { naf_rev2: null, naf_2025: null },
    ],
    [
      { code: '[ND]', nomenclature: 'NAFRev2', naf25: '[ND]' },
      { naf_rev2: null, naf_2025: null },
    ],
  ])('%j is %j', (fields, expected) => {
    expect(readActivity(fields)).toEqual(expected)
  })

  const lastMoment = Date.parse('2026-12-31T22:59:59.999Z')
  test.each([
    [lastMoment, '62.01Z', { naf_rev2: '62.01Z', naf_2025: null }],
    [lastMoment, '62.10Y', { naf_rev2: '62.10Y', naf_2025: null }],
    [lastMoment + 1, '62.01Z', { naf_rev2: '62.01Z', naf_2025: null }],
    [lastMoment + 1, '62.10Y', { naf_rev2: null, naf_2025: '62.10Y' }],
    [lastMoment + 1, null, { naf_rev2: null, naf_2025: null }],
  ])('without a nomenclature, at %d: %j is %j', (now, code, expected) => {
    for (const nomenclature of [undefined, null, ''])
      expect(readActivity({ code, nomenclature, naf25: null }, now)).toEqual(expected)
  })

  test('of the establishment comes first, of the legal unit when it has none; the two are not mixed', () => {
    const none = { naf_rev2: null, naf_2025: null }
    const old = { naf_rev2: '62.01Z', naf_2025: null }
    const both = { naf_rev2: '47.11F', naf_2025: '47.11Y' }
    expect(preferActivity(none, both)).toBe(both)
    expect(preferActivity(old, both)).toBe(old)
  })

  test('matches a code in its own nomenclature alone', () => {
    const activity = { naf_rev2: '62.01Z', naf_2025: null }
    expect(matchesNaf(activity, { code: '62.01Z', nomenclature: 'naf_rev2' })).toBe(true)
    expect(matchesNaf(activity, { code: '62.02A', nomenclature: 'naf_rev2' })).toBe(false)
    expect(matchesNaf(activity, { code: '62.10Y', nomenclature: 'naf_2025' })).toBeNull()
  })
})
