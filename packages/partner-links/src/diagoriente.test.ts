import { expect, test } from 'vitest'
import { buildDiagorienteUrl } from './diagoriente.js'

const LINK = 'https://diagoriente.beta.gouv.fr/services/plateforme'

test.each(['candidat', 'prescripteur', 'employeur'] as const)(
  'DG-R1: a link for a %s says only through whom they come',
  (audience) => {
    expect(buildDiagorienteUrl(audience)).toBe(`${LINK}?utm_source=emploi-inclusion-${audience}`)
  },
)

test.each([
  ['https://diag.example', 'https://diag.example/services/plateforme?utm_source=emploi-inclusion-candidat'],
  ['https://diag.example/', 'https://diag.example/services/plateforme?utm_source=emploi-inclusion-candidat'],
  ['https://diag.example/orientation/', 'https://diag.example/orientation?utm_source=emploi-inclusion-candidat'],
])('of the base %s', (base, url) => {
  expect(buildDiagorienteUrl('candidat', { base })).toBe(url)
})

test('what is no audience and no address is refused, and named', () => {
  expect(() => buildDiagorienteUrl('admin' as never)).toThrow(expect.objectContaining({ field: 'audience' }))
  expect(() => buildDiagorienteUrl('candidat', { base: 'x' })).toThrow(expect.objectContaining({ field: 'base' }))
})
