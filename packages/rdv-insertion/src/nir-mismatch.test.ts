import { expect, test } from 'vitest'
import { findNirMismatch } from './nir-mismatch.js'

test.each([
  ['a man', '185057505601797', { title: 'monsieur', birthYear: 1985 }, undefined],
  ['a woman', '291072B03304249', { title: 'madame', birthYear: 1991 }, undefined],
  ['nothing said', '185057505601797', {}, undefined],
  ['the title of the other sex', '185057505601797', { title: 'madame' }, 'title'],
  ['and the other way round', '291072B03304249', { title: 'monsieur' }, 'title'],
  ['another year', '185057505601797', { title: 'monsieur', birthYear: 1986 }, 'birth_date'],
  ['a century apart is the same year', '101057505601797', { birthYear: 2001 }, undefined],
  ['a temporary number, whose first digit is not compared', '785057505601758', { title: 'madame' }, undefined],
  ['a temporary number of another year', '785057505601758', { birthYear: 1990 }, 'birth_date'],
])('%s', (_label, nir, person, expected) => {
  expect(findNirMismatch(nir, person)).toBe(expected)
})
