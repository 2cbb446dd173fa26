import { expect, test } from 'vitest'
import { assertFiltered } from './filters.js'

test.each<[Record<string, unknown>, string | undefined]>([
  [{}, 'code'],
  [{ limit: 10, fields: 'nom', zone: 'metro', type: 'commune-actuelle', boost: 'population' }, 'code'],
  [{ code: undefined, nom: undefined }, 'code'],
  [{ lat: 48 }, 'lon'],
  [{ lon: 2, nom: 'x' }, 'lat'],
  [{ lat: 48, lon: 2 }, undefined],
  [{ lat: 0, lon: 0 }, undefined],
  [{ codePostal: '62000' }, undefined],
])('%j: %s', (query, field) => {
  const check = () => assertFiltered(query)
  if (field === undefined) expect(check).not.toThrow()
  else expect(check).toThrow(expect.objectContaining({ name: 'InvalidRequestError', field }))
})
