import { expect, test } from 'vitest'
import { guessDepartment } from './department-rule.js'

test.each<[string, string]>([
  ['20000', '2A'],
  ['20100', '2A'],
  ['20700', '2A'],
  ['20200', '2B'],
  ['20400', '2B'],
  ['20600', '2B'],
  ['20300', ''],
  ['20500', ''],
  ['97400', '974'],
  ['98800', '988'],
  // Saint-Martin, which is 978.
  ['97150', '971'],
  ['62000', '62'],
  ['01000', '01'],
  ['', ''],
])('%j: %j', (postcode, department) => {
  expect(guessDepartment(postcode)).toBe(department)
})
