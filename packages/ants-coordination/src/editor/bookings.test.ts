import { expect, test } from 'vitest'
import { toBookings } from './bookings.js'

const BOOKING = {
  meeting_point: 'Mairie de Valbrume - annexe',
  datetime: '2027-12-10T09:00',
  management_url: 'https://rdv.valbrume.example/rdvs/88',
  cancel_url: 'https://rdv.valbrume.example/rdvs/88/annuler',
}

function run(bookings: unknown): { sent: unknown[]; problems: string[] } {
  const problems: string[] = []
  return { sent: toBookings(bookings, (problem) => problems.push(problem)), problems }
}

test('sends the four fields, the time with its final Z, and nothing more', () => {
  expect(run([{ ...BOOKING, email: 'somebody@example.org' }])).toEqual({
    sent: [{ ...BOOKING, datetime: '2027-12-10T09:00Z' }],
    problems: [],
  })
})

test.each([[[]], [undefined], [null]])('%j is no booking', (bookings) => {
  expect(run(bookings)).toEqual({ sent: [], problems: [] })
})

test('lets an empty cancel_url pass, as ANTS does', () => {
  expect(run([{ ...BOOKING, cancel_url: '' }]).sent).toHaveLength(1)
})

test.each([
  ['no cancel_url', { ...BOOKING, cancel_url: undefined }, /cancel_url/],
  ['null for cancel_url', { ...BOOKING, cancel_url: null }, /cancel_url/],
  ['a relative cancel_url', { ...BOOKING, cancel_url: '/annuler' }, /cancel_url/],
  ['an empty management_url', { ...BOOKING, management_url: '' }, /management_url/],
  ['null for meeting_point', { ...BOOKING, meeting_point: null }, /meeting_point/],
  ['a fraction of a second', { ...BOOKING, datetime: '2027-12-10T09:00:00.000Z' }, /datetime/],
  ['null for a booking', null, /not an object/],
])('leaves out %s and says so; the others stay', (_label, bad, problem) => {
  const { sent, problems } = run([bad, BOOKING])
  expect(sent).toHaveLength(1)
  expect(problems).toEqual([expect.stringMatching(problem)])
})

test.each([[{ 0: BOOKING }], ['text'], [12]])('%j in place of a list is no booking, and reported', (bookings) => {
  expect(run(bookings)).toEqual({ sent: [], problems: ['bookings of an application number are not an array'] })
})
