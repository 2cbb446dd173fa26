import { expect, test } from 'vitest'
import { findResource } from '../readings/resources.js'
import { write2026Body } from './body-2026.js'
import { type SeriesBody, writeMeterReading, writeV5Body } from './body-v5.js'

const toV5Body = (series: SeriesBody) =>
  JSON.parse(writeV5Body(series)) as { meter_reading: { interval_reading: { date: string }[] } }
const to2026Body = (series: SeriesBody) =>
  JSON.parse(write2026Body(series)) as { grandeur: { grandeurPhysique: string; points: { d: string }[] }[] }
const instant = (text: string) => Date.parse(text)
const asked = { point: '12345678901234', start: '2026-10-25', end: '2026-10-26' }
/** The night in which 02:00 to 03:00 comes twice. */
const autumn = new Map([
  [
    '2026-10-25',
    {
      quality: 'BRUT',
      isComplete: false,
      intervals: [
        [instant('2026-10-24T22:00:00Z'), 30, 100],
        [instant('2026-10-25T00:00:00Z'), 60, 200],
        [instant('2026-10-25T01:00:00Z'), 60, 300],
        [instant('2026-10-25T22:30:00Z'), 30, 0],
      ] as const,
    },
  ],
])

test('a curve is stamped with the end of its intervals in local time, zero is a value', () => {
  const curve = { ...asked, resource: findResource('clc'), days: autumn }
  expect(toV5Body(curve).meter_reading.interval_reading).toEqual([
    { value: '100', date: '2026-10-25 00:30:00', interval_length: 'PT30M', measure_type: 'B' },
    { value: '200', date: '2026-10-25 02:00:00', interval_length: 'PT60M', measure_type: 'B' },
    { value: '300', date: '2026-10-25 03:00:00', interval_length: 'PT60M', measure_type: 'B' },
    { value: '0', date: '2026-10-26 00:00:00', interval_length: 'PT30M', measure_type: 'B' },
  ])
  expect(to2026Body(curve).grandeur[0]?.points.map(({ d }) => d)).toEqual([
    '2026-10-25 00:30:00',
    '2026-10-25 02:00:00',
    '2026-10-25 03:00:00',
    '2026-10-26 00:00:00',
  ])
})

test('the beginnings of intervals are real times on the night of a change too', () => {
  const curve = { ...asked, resource: findResource('clc'), days: autumn, stamps: 'start' } as const
  expect(toV5Body(curve).meter_reading.interval_reading.map(({ date }) => date)).toEqual([
    '2026-10-25 00:00:00',
    '2026-10-25 02:00:00',
    '2026-10-25 02:00:00',
    '2026-10-25 23:30:00',
  ])
  const spring = new Map([
    [
      '2026-03-29',
      { quality: null, isComplete: false, intervals: [[instant('2026-03-29T01:00:00Z'), 30, 1]] as const },
    ],
  ])
  const [first] = toV5Body({ ...curve, days: spring }).meter_reading.interval_reading
  expect(first?.date).toBe('2026-03-29 03:00:00')
})

test('daily values have a date, peaks their instant', () => {
  const days = new Map([
    [
      '2026-10-25',
      { quality: 'BEST', isComplete: true, energy: 0, peak: [instant('2026-10-25T10:12:00Z'), 4500] as const },
    ],
  ])
  expect(toV5Body({ ...asked, resource: findResource('dc'), days })).toMatchObject({
    meter_reading: { quality: 'BEST', reading_type: { unit: 'Wh', measuring_period: 'P1D' } },
  })
  const [daily, peak] = toV5Body({ ...asked, resource: findResource('dcmp'), days }).meter_reading.interval_reading
  expect([daily, peak]).toEqual([
    { value: '0', date: '2026-10-25' },
    { value: '4500', date: '2026-10-25 11:12:00' },
  ])
})

test('phases are further series, chosen by their name', () => {
  const peak = [instant('2026-10-25T10:12:00Z'), 4500] as const
  const days = new Map([['2026-10-25', { quality: null, isComplete: true, peak, phases: [peak, null, peak] }]])
  const { grandeur } = to2026Body({ ...asked, resource: findResource('dcmp'), days })
  expect(grandeur.map(({ grandeurPhysique }) => grandeurPhysique)).toEqual(['PMA', 'PMA1', 'PMA3'])
})

test('values of several kinds, and none, are one list each', () => {
  const peak = [null, 7] as const
  const day = { quality: null, isComplete: true }
  const intervals = [[instant('2026-10-24T22:00:00Z'), 10, 1]] as const
  const series = { ...asked, resource: findResource('dcmp') }
  const write = (...values: object[]) => {
    const days = new Map(values.map((value, index) => [`2026-10-2${5 + index}`, { ...day, ...value }]))
    return [
      JSON.parse(writeMeterReading({ ...series, days })).interval_reading,
      to2026Body({ ...series, days }).grandeur[0]?.points,
    ]
  }
  expect(write({}, {})).toEqual([[], []])
  expect(write({}, { peak, energy: 5 }, { intervals }, { energy: 6 })).toEqual([
    [
      { value: '5', date: '2026-10-26' },
      { value: '7', date: '2026-10-26 00:00:00' },
      { value: '1', date: '2026-10-25 00:10:00', interval_length: 'PT10M', measure_type: 'B' },
      { value: '6', date: '2026-10-28' },
    ],
    [
      { v: '5', d: '2026-10-26' },
      { v: '7', d: '2026-10-26 00:00:00' },
      { v: '1', d: '2026-10-25 00:10:00', p: 'PT10M', n: 'B' },
      { v: '6', d: '2026-10-28' },
    ],
  ])
})
