import { afterEach, describe, expect, test } from 'vitest'
import { toTimeSlots } from './slots.js'

const WINDOW = { start_date: '2027-12-01', end_date: '2027-12-31' }
const URL_OF_SLOT = 'https://rdv.valbrume.example/prendre'

function slot(datetime: unknown, callback_url: unknown = URL_OF_SLOT): unknown {
  return { datetime, callback_url }
}

function run(slots: readonly unknown[], window = WINDOW): { datetimes: string[]; problems: string[] } {
  const problems: string[] = []
  const sent = toTimeSlots(slots, window, (problem) => problems.push(problem))
  return { datetimes: sent.map(({ datetime }) => datetime), problems }
}

test('sorts, writes the final Z and keeps one slot per time, the first given', () => {
  const sent = toTimeSlots(
    [
      slot('2027-12-10T10:00', 'https://a.example/1'),
      slot('2027-12-10T09:00Z', 'https://a.example/2'),
      slot('2027-12-10T10:00:00Z', 'https://a.example/3'),
    ],
    WINDOW,
    () => {},
  )
  expect(sent).toEqual([
    { datetime: '2027-12-10T09:00Z', callback_url: 'https://a.example/2' },
    { datetime: '2027-12-10T10:00Z', callback_url: 'https://a.example/1' },
  ])
})

test('keeps the first and the last minute of the days asked and nothing outside, without a complaint', () => {
  const given = ['2027-11-30T23:59', '2027-12-01T00:00', '2027-12-31T23:59', '2028-01-01T00:00']
  expect(run(given.map((datetime) => slot(datetime)))).toEqual({
    datetimes: ['2027-12-01T00:00Z', '2027-12-31T23:59Z'],
    problems: [],
  })
})

test('hands on two fields and no more', () => {
  const withMore = { datetime: '2027-12-10T09:00', callback_url: URL_OF_SLOT, agent: 'somebody' }
  expect(toTimeSlots([withMore], WINDOW, () => {})).toEqual([
    { datetime: '2027-12-10T09:00Z', callback_url: URL_OF_SLOT },
  ])
})

test.each([
  ['toISOString, which loses the whole answer at ANTS', slot('2027-12-10T09:00:00.000Z'), /datetime/],
  ['an offset, which ANTS would add', slot('2027-12-10T09:00:00+01:00'), /datetime/],
  ['a number', slot(1_828_429_200_000), /datetime/],
  ['null for a time', slot(null), /datetime/],
  ['no callback_url', { datetime: '2027-12-10T09:00' }, /callback_url/],
  ['null for callback_url', slot('2027-12-10T09:00', null), /callback_url/],
  ['a relative callback_url', slot('2027-12-10T09:00', '/prendre'), /callback_url/],
  ['null for a slot', null, /not an object/],
  ['text for a slot', '2027-12-10T09:00Z', /not an object/],
])('leaves out %s and says so; the others stay', (_label, bad, problem) => {
  const { datetimes, problems } = run([bad, slot('2027-12-10T11:00')])
  expect(datetimes).toEqual(['2027-12-10T11:00Z'])
  expect(problems).toEqual([expect.stringMatching(problem)])
})

describe('the process time zone changes nothing, on the days of summer and winter change either', () => {
  const original = process.env['TZ']
  afterEach(() => {
    if (original === undefined) delete process.env['TZ']
    else process.env['TZ'] = original
  })

  test.each([
    ['UTC', 0],
    ['Pacific/Auckland', -780],
    ['Europe/Paris', -60],
  ])('%s', (zone, minutesBehindUtc) => {
    process.env['TZ'] = zone
    // Otherwise the time zone was not really changed and this test would prove nothing.
    expect(new Date('2027-12-10T12:00Z').getTimezoneOffset()).toBe(minutesBehindUtc)
    const times = ['2027-03-28T01:30', '2027-03-28T02:30', '2027-03-28T03:30', '2027-10-31T02:30', '2027-12-31T23:30']
    const window = { start_date: '2027-03-28', end_date: '2027-12-31' }
    expect(
      run(
        times.map((time) => slot(time)),
        window,
      ),
    ).toEqual({
      datetimes: times.map((time) => `${time}Z`),
      problems: [],
    })
  })
})
