import { describe, expect, test } from 'vitest'
import { readAppointment } from './appointment-content.js'

const user = { id: 3127, first_name: 'Camille', nir: '185057505601797', birth_date: '1985-05-14' }
const least = { id: 1, status: 'unknown', starts_at: '2027-09-07T09:30:00.000+02:00', users: [user] }
const participation = { id: 5, status: 'seen', user }

describe('times', () => {
  test.each([
    ['2027-09-07T09:30:00.000+02:00', '2027-09-07T09:30:00.000+02:00', '2027-09-07T07:30:00.000Z'],
    ['2027-09-07T09:30:00.000-04:00', '2027-09-07T09:30:00.000-04:00', '2027-09-07T13:30:00.000Z'],
    ['2027-09-07 09:30:00 +0200', '2027-09-07T09:30:00+02:00', '2027-09-07T07:30:00.000Z'],
    ['2027-09-07 07:30:00 UTC', '2027-09-07T07:30:00Z', '2027-09-07T07:30:00.000Z'],
  ])('%s keeps its offset', (starts_at, text, instant) => {
    const read = readAppointment({ ...least, starts_at })
    expect(read?.details.starts_at).toBe(text)
    expect(read?.startsAt.toISOString()).toBe(instant)
  })

  test.each(['soon', '2027-02-31T09:00:00+01:00', '2027-09-07T09:30:00', '', null])('%j is no instant', (starts_at) => {
    expect(readAppointment({ ...least, starts_at })).toBeUndefined()
  })
})

describe('what is missing, null or new', () => {
  test('the least that says something', () => {
    expect(readAppointment(least)?.participations).toMatchObject([{ id: null, status: 'unknown', user: { id: 3127 } }])
  })

  test('a status that is null says that nobody has said', () => {
    expect(readAppointment({ ...least, status: null })?.details.status).toBe('unknown')
  })

  test.each([null, 'x', [], {}, { ...least, id: '1' }])('%j is none', (data) => {
    expect(readAppointment(data)).toBeUndefined()
  })

  test('a part of another type is left out, a status that nobody knows is kept', () => {
    const read = readAppointment({ ...least, status: 'rescheduled', lieu: null, motif: 'x', duration_in_min: '45' })
    expect(read?.details).toMatchObject({ status: 'rescheduled', lieu: null, motif: null, duration_in_min: null })
  })

  test('an entry without a person does not cost the others', () => {
    const read = readAppointment({ ...least, participations: [{ ...participation, user: null }, participation] })
    expect(read?.participations).toHaveLength(1)
  })

  test('of two entries of one person, the last', () => {
    const again = { ...participation, id: 6, status: 'excused' }
    expect(readAppointment({ ...least, participations: [participation, again] })?.participations).toMatchObject([
      { id: 6, status: 'excused' },
    ])
  })
})

describe('persons without participations', () => {
  test.each([
    ['noshow', false, 'noshow'],
    ['notexcused', false, 'noshow'],
    ['seen', true, 'unknown'],
    ['revoked', true, 'revoked'],
  ])('an appointment that is %s, in a group: %s', (status, collectif, expected) => {
    const told = readAppointment({ ...least, status, motif: { collectif } })
    expect(told?.participations).toMatchObject([{ status: expected }])
  })

  test('an empty list of participations says that nobody takes part', () => {
    expect(readAppointment({ ...least, participations: [] })?.participations).toEqual([])
  })
})

test('what identifies a person beyond what is needed to reach them is not kept', () => {
  expect(JSON.stringify(readAppointment({ ...least, participations: [participation] }))).not.toMatch(/18505|1985/)
})
