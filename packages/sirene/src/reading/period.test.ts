import { expect, test } from 'vitest'
import { findCurrentPeriod } from './period.js'

test('SI-R5: the first without an end, else the one that began last', () => {
  const open = { dateDebut: '2020-01-01', dateFin: null }
  const old = { dateDebut: '2010-01-01', dateFin: '2019-12-31' }
  const older = { dateDebut: '2000-01-01', dateFin: '2009-12-31' }
  expect(findCurrentPeriod([old, open, older])).toBe(open)
  expect(findCurrentPeriod([{ dateDebut: '2020-01-01' }, old])).toEqual({ dateDebut: '2020-01-01' })
  expect(findCurrentPeriod([older, old])).toBe(old)
  expect(findCurrentPeriod([])).toBeUndefined()
})
