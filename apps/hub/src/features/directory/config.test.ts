import { expect, test } from 'vitest'
import { readVariables } from '../../platform/configuration/environment.js'
import { directory } from './feature.js'
import { directoryVariables } from './variables.js'

const find = (url: string) => directory.findProblems?.(readVariables(directoryVariables, { GEOCODAGE_URL: url }))

test('the former host of the geocoding, which is gone, is refused', () => {
  expect(find('https://api-adresse.data.gouv.fr')).toEqual([
    { variable: 'GEOCODAGE_URL', message: expect.stringContaining('https://data.geopf.fr/geocodage') },
  ])
  expect(find('https://data.geopf.fr/geocodage')).toEqual([])
  expect(directory.findProblems?.(readVariables(directoryVariables, {}))).toEqual([])
})

test('a live hub needs the key of Sirene and the token of data·inclusion', () => {
  expect(directory.liveRequires).toEqual(['SIRENE_API_KEY', 'DATA_INCLUSION_TOKEN'])
})
