import { expect, it } from 'vitest'
import { withoutApiSuffix } from './base-url.js'

it.each([
  'https://ants.example.fr',
  'https://ants.example.fr/',
  'https://ants.example.fr/api',
  'https://ants.example.fr/api/',
  'https://ants.example.fr/api//',
  ' https://ants.example.fr/api\n',
  'https://ants.example.fr/api?',
  'https://ants.example.fr/api/#',
])('%s', (baseUrl) => {
  expect(withoutApiSuffix(baseUrl)).toBe('https://ants.example.fr')
})

it('leaves other paths alone', () => {
  expect(withoutApiSuffix('https://gateway.example.fr/ants-api')).toBe('https://gateway.example.fr/ants-api')
  expect(withoutApiSuffix('https://gateway.example.fr/api/ants')).toBe('https://gateway.example.fr/api/ants')
})
