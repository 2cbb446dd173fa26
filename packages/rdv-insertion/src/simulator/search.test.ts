import { expect, test } from 'vitest'
import { matches } from './search.js'
import type { SimulatedUser } from './records.js'

const person = (fields: Partial<SimulatedUser>): SimulatedUser => ({
  id: 1,
  department_id: 1,
  organisation_ids: [1],
  referent_ids: [],
  tag_ids: [],
  archived: false,
  created_at: '2026-02-14T09:00:00.000+01:00',
  title: null,
  role: null,
  first_name: 'Anne-Lise',
  last_name: 'Le Goff',
  email: 'anne.legoff@valbrume.example',
  phone_number: '+33612345678',
  affiliation_number: 'CANARI0042',
  birth_date: null,
  rights_opening_date: null,
  birth_name: null,
  address: null,
  france_travail_id: null,
  nir: null,
  department_internal_id: null,
  rdv_solidarites_user_id: 2,
  ...fields,
})

// As PostgreSQL answers: to_tsvector('simple', unaccent(…)) @@ to_tsquery('simple', unaccent(…)).
test.each<[query: string, fields: Partial<SimulatedUser>]>([
  ['goff', {}],
  ['GOF', {}],
  ['lise', {}],
  ['anne-lise', {}],
  ['le goff', {}],
  ['goff anne', {}],
  ['pierre', { last_name: 'Saint-Pierre' }],
  ['saint-pi', { last_name: 'Saint-Pierre' }],
  ['artel', { last_name: "D'Artel" }],
  ["d'artel", { last_name: "D'Artel" }],
  ['d’artel', { last_name: "D'Artel" }],
  ['oeuilly', { last_name: 'Œuilly' }],
  ['Œuil', { last_name: 'Oeuilly' }],
  ['zelie', { first_name: 'Zélie' }],
  ['zélie', { first_name: 'Zelie' }],
  ['anne.leg', {}],
  ['saint-omer', { last_name: 'Saint–Omer' }],
  ['goff & anne', {}],
  ['+33612', {}],
  ['canari', {}],
  ['', {}],
])('%j finds a person', (query, fields) => {
  expect(matches(person(fields), query)).toBe(true)
})

test.each<[query: string, fields: Partial<SimulatedUser>]>([
  ['off', {}],
  ['goff marie', {}],
  ['legoff', {}],
  ['anne.legoff@valbrume', {}],
  ['valbrume', {}],
  ['0612345678', {}],
  ['33612', {}],
  ['ierre', { last_name: 'Saint-Pierre' }],
  ['anari', {}],
  ['%', {}],
  ['@ &', {}],
])('%j does not', (query, fields) => {
  expect(matches(person(fields), query)).toBe(false)
})
