// Names are compared as text, here and at ANTS, which may trim them or not: without leading, trailing or doubled spaces.
import { expect, test } from 'vitest'
import { meetingPoint } from '../../../../test/support/points.js'
import { parseAgenda } from './document.js'
import { readStoredDocument } from './stored-document.js'

const parse = (changes: object) =>
  parseAgenda({ meeting_points: [meetingPoint('412', changes)] }, { today: '2027-09-06' })

test.each([
  ['leading', '  Mairie annexe'],
  ['trailing', 'Mairie annexe '],
  ['doubled', 'Mairie   annexe'],
  ['no-break', 'Mairie\u00a0annexe'],
  ['narrow no-break', '\u202fMairie\u202fannexe'],
  ['ideographic', 'Mairie\u3000annexe'],
  ['mixed', '\u00a0 Mairie \u00a0 annexe \u2009'],
])('%s spaces of names are normalised, at import and in what was stored before', (_label, typed) => {
  const names = { name: typed, street: typed, city_name: typed }
  const written = { id: '412', name: 'Mairie annexe', street: 'Mairie annexe', city_name: 'Mairie annexe' }
  const parsed = parse(names)
  expect(parsed.ok && parsed.agenda.meeting_points[0]).toMatchObject(written)
  expect(readStoredDocument({ ...meetingPoint('412'), ...names })).toEqual({ ...meetingPoint('412'), ...written })
})

test('a name of nothing but spaces is refused, a street of nothing but spaces is empty, an id with spaces is refused', () => {
  const refused = (changes: object) => {
    const parsed = parse(changes)
    return parsed.ok ? [] : parsed.errors.map(({ pointer }) => pointer)
  }
  expect(refused({ name: ' \u00a0' })).toEqual(['/meeting_points/0/name'])
  expect(refused({ id: ' 412' })).toEqual(['/meeting_points/0/id'])
  const parsed = parse({ street: ' \u00a0' })
  expect(parsed.ok && parsed.agenda.meeting_points[0]?.street).toBe('')
})

test('ids are left alone, and so is what is no document', () => {
  for (const stored of [{ id: ' 412 ', name: 'Mairie' }, null, 7, 'a  text', [], { name: 7 }, {}]) {
    expect(readStoredDocument(stored)).toBe(stored)
  }
})
