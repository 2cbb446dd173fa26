import { expect, test } from 'vitest'
import { readAddressLine, readDepartment, readDisplayName } from './names.js'

test.each([
  [{ denominationUniteLegale: 'ATELIER', nomUniteLegale: 'DURAND' }, 'ATELIER'],
  [{ denominationUniteLegale: null, nomUniteLegale: 'DURAND', prenom1UniteLegale: 'LEA' }, 'LEA DURAND'],
  [
    {
      nomUniteLegale: 'DURAND',
      nomUsageUniteLegale: 'MARTIN',
      prenomUsuelUniteLegale: 'ANA',
      prenom1UniteLegale: 'LEA',
    },
    'ANA MARTIN',
  ],
  [{ denominationUniteLegale: '[ND]', nomUniteLegale: '[ND]' }, null],
  [{}, null],
])('SI-R7: the name of %j is %j', (unit, name) => {
  expect(readDisplayName(unit)).toBe(name)
})

test('line 1 keeps bis and ter, and leaves out what is empty or masked', () => {
  const street = { numeroVoieEtablissement: '12', indiceRepetitionEtablissement: 'BIS', typeVoieEtablissement: 'RUE' }
  expect(readAddressLine({ ...street, libelleVoieEtablissement: 'DES LILAS' })).toBe('12 BIS RUE DES LILAS')
  expect(readAddressLine({ numeroVoieEtablissement: '[ND]', libelleVoieEtablissement: 'LE BOURG' })).toBe('LE BOURG')
  expect(readAddressLine({})).toBeNull()
})

test.each([
  ['62041', '62'],
  ['2A004', '2A'],
  ['97411', '974'],
  ['98818', '988'],
  ['[ND]', null],
  [null, null],
])('the department of %j is %j', (code, department) => {
  expect(readDepartment(code)).toBe(department)
})
