import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { guessDepartment } from '../src/communes/index.js'

interface Commune {
  code: string
  type: string
  codesPostaux?: string[]
  departement?: string
}

const communes = createRequire(import.meta.url)('@etalab/decoupage-administratif/data/communes.json') as Commune[]

/** Where the rule of thumb is wrong: post code, what it says, the true department. A new one means that the division has changed. */
const DIFFERENCES = [
  '01200 01 74',
  '01410 01 39',
  '01590 01 39',
  '05110 05 04',
  '05130 05 04',
  '05160 05 04',
  '05700 05 26',
  '06260 06 04',
  '13780 13 83',
  '21340 21 71',
  '33220 33 24',
  '37160 37 86',
  '42620 42 03',
  '43450 43 15',
  '48250 48 07',
  '52100 52 51',
  '94390 94 91',
  '97133 971 977',
  '97150 971 978',
  '98799 987 989',
]

test('the rule of thumb agrees with every commune but for what is listed', () => {
  const wrong = communes.flatMap(({ code, departement, codesPostaux = [] }) => {
    const own = departement ?? code.slice(0, 3)
    return codesPostaux.flatMap((postcode) => {
      const guess = guessDepartment(postcode)
      return guess === own ? [] : [`${postcode} ${guess} ${own}`]
    })
  })
  expect(communes.length).toBeGreaterThan(34_000)
  expect([...new Set(wrong)].toSorted()).toEqual(DIFFERENCES)
})
