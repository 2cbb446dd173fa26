import { expect, test } from 'vitest'
import { readShownPeriod } from './shown-period.js'

const period = (query: string) => readShownPeriod(new URLSearchParams(query), '2026-07-10')

test('a week up to yesterday, unless something else is chosen', () => {
  expect(period('')).toEqual({ name: 'semaine', start: '2026-07-03', end: '2026-07-10' })
  expect(period('periode=jour')).toEqual({ name: 'jour', start: '2026-07-09', end: '2026-07-10' })
  expect(period('periode=mois&jusqu-au=2026-03-31')).toEqual({ name: 'mois', start: '2026-03-02', end: '2026-04-01' })
})

test.each(['periode=annee', 'periode=toString', 'jusqu-au=2026-02-30', 'jusqu-au=2030-01-01', 'jusqu-au=0001-01-01'])(
  '%s is taken for what is usual',
  (query) => {
    expect(period(query)).toEqual({ name: 'semaine', start: '2026-07-03', end: '2026-07-10' })
  },
)
