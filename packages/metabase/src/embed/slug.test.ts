import { expect, test } from 'vitest'
import { isEncodedTwice, metabaseSlug } from './slug.js'

test.each([
  ['département', 'd%C3%A9partement'],
  ['Département', 'd%C3%A9partement'],
  ['de\u0301partement', 'de%CC%81partement'.replace('e%CC%81', '%C3%A9')],
  ['Région', 'r%C3%A9gion'],
  ['ID réseau', 'id_r%C3%A9seau'],
  ['Identifiant de la structure (C1)', 'identifiant_de_la_structure_(c1)'],
  ['prescripteur', 'prescripteur'],
  ['d%C3%A9partement', 'd%C3%A9partement'],
  ['100 %', '100_%25'],
])('MB-R2: %s is %s', (label, slug) => {
  expect(metabaseSlug(label)).toBe(slug)
})

test.each([
  ['d%25C3%25A9partement', true],
  ['d%C3%A9partement', false],
  ['100_%25', false],
])('%s is encoded twice: %s', (name, expected) => {
  expect(isEncodedTwice(name)).toBe(expected)
})
