import { describe, expect, it } from 'vitest'
import type { Generation } from '../generation.js'
import { parseStamp } from '../time/paris.js'
import { UnreadableAnswer } from './points.js'
import { readLoadCurve } from './read-load-curve.js'
import { readPoints } from './read-points.js'
import type { Expected } from './read-series.js'

const POINT = '22516914714270'
const expected = (generation: Generation): Expected => ({
  usagePointId: POINT,
  generation,
  direction: 'consumption',
  unit: 'W',
  quantity: 'PA',
})
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

type Fields = Record<string, unknown>

const point2026 = (fields: Fields = {}): Fields => ({
  v: '752',
  d: '2026-11-10 00:30:00',
  p: 'PT30M',
  n: 'B',
  iv: '0',
  ec: '0',
  ...fields,
})
const answer2026 = (points: unknown, fields: Fields = {}, series: Fields = {}): Fields => ({
  idPrm: POINT,
  etapeMetier: 'BRUT',
  periode: { dateDebut: '2026-11-10', dateFin: '2026-11-11' },
  modeCalcul: 'MESURE',
  grandeur: [{ grandeurMetier: 'CONS', grandeurPhysique: 'PA', unite: 'W', points, calendrier: [], ...series }],
  contexte: [],
  ...fields,
})
const pointV5 = (fields: Fields = {}): Fields => ({
  value: '752',
  date: '2026-11-10 00:30:00',
  interval_length: 'PT30M',
  measure_type: 'B',
  ...fields,
})
const answerV5 = (points: unknown, fields: Fields = {}): Fields => ({
  meter_reading: {
    usage_point_id: POINT,
    start: '2026-11-10',
    end: '2026-11-11',
    quality: 'BRUT',
    reading_type: { unit: 'W', measurement_kind: 'power', aggregate: 'average' },
    interval_reading: points,
    ...fields,
  },
})

/** What was read, as plain values. */
function read(text: string, generation: Generation = '2026') {
  const { points, quality } = readLoadCurve(encode(text), expected(generation))
  const rows = Array.from({ length: points.count }, (_, index) => [
    points.ends[index],
    points.steps[index],
    Number.isNaN(points.values[index]) ? null : points.values[index],
  ])
  return { rows, quality }
}

const END = parseStamp('2026-11-10 00:30:00')?.local

describe('an answer of either generation', () => {
  it.each([
    ['2026', JSON.stringify(answer2026([point2026(), point2026({ v: '0', d: '2026-11-10 01:00:00' })]))],
    ['v5', JSON.stringify(answerV5([pointV5(), pointV5({ value: '0', date: '2026-11-10 01:00:00' })]))],
  ] as const)('%s, compact or indented, is read from its bytes', (generation, text) => {
    const rows = [
      [END, 30, 752],
      [(END ?? 0) + 30, 30, 0],
    ]
    for (const written of [text, JSON.stringify(JSON.parse(text), null, 2), `\uFEFF${text}`, `  ${text}\r\n`]) {
      expect(readPoints(encode(written))).toBeDefined()
      expect(read(written, generation)).toEqual({ rows, quality: 'BRUT' })
    }
  })

  it.each([
    ['keys in another order', { d: '2026-11-10 00:30:00', n: 'B', p: 'PT30M', v: '752' }, [[END, 30, 752]]],
    ['further keys', { ...point2026(), x: null, y: 12, z: 'text' }, [[END, 30, 752]]],
    ['null', point2026({ v: null }), [[END, 30, null]]],
    ['a number', point2026({ v: 752 }), [[END, 30, 752]]],
    ['a decimal', point2026({ v: '752.5' }), [[END, 30, 752.5]]],
    ['a negative value', point2026({ v: '-3' }), [[END, 30, -3]]],
    ['an hour as PT1H', point2026({ p: 'PT1H' }), [[END, 60, 752]]],
    ['another step', point2026({ p: 'PT20M' }), [[END, 20, 752]]],
    ['a T between day and time', point2026({ d: '2026-11-10T00:30:00' }), [[END, 30, 752]]],
    ['nested further values', { ...point2026(), x: { y: ['"points":[', '{'] } }, [[END, 30, 752]]],
    ['escapes', { ...point2026(), x: 'a"b\\c' }, [[END, 30, 752]]],
    ['accents', { ...point2026(), x: 'été' }, [[END, 30, 752]]],
  ])('lives with %s', (_, point, rows) => {
    expect(read(JSON.stringify(answer2026([point]))).rows).toEqual(rows)
  })

  it.each([
    ['an empty list', answer2026([])],
    ['null for a list', answer2026(null)],
    ['no list', answer2026(undefined)],
    ['no series', answer2026([], { grandeur: [] })],
    ['null for the series', answer2026([], { grandeur: null })],
  ])('%s has no points', (_, answer) => expect(read(JSON.stringify(answer)).rows).toEqual([]))

  it('one object where a list is due is a list of one', () => {
    const answer = answer2026(point2026())
    const rows = [[END, 30, 752]]
    expect(read(JSON.stringify(answer)).rows).toEqual(rows)
    expect(read(JSON.stringify({ ...answer, grandeur: (answer['grandeur'] as unknown[])[0] })).rows).toEqual(rows)
  })

  it('a v5 curve without reading_type is in W', () => {
    expect(read(JSON.stringify(answerV5([pointV5()], { reading_type: undefined })), 'v5').rows).toEqual([
      [END, 30, 752],
    ])
  })

  it('the series of the direction asked for is chosen by its name', () => {
    const answer = answer2026([point2026()])
    const [series] = answer['grandeur'] as Fields[]
    const other = { ...series, grandeurMetier: 'PROD', points: [point2026({ v: '9' })] }
    expect(read(JSON.stringify({ ...answer, grandeur: [other, series] })).rows).toEqual([[END, 30, 752]])
    expect(read(JSON.stringify({ ...answer, grandeur: [other] })).rows).toEqual([])
  })
})

describe('what does not fit is named, and nothing is half read', () => {
  const good = point2026()
  it.each<[string, unknown, string, string]>([
    ['a text for a value', answer2026([good, point2026({ v: 'x' })]), '/grandeur/0/points/1/v', 'no number'],
    ['an empty value', answer2026([point2026({ v: '' })]), '/grandeur/0/points/0/v', 'no number'],
    ['no value', answer2026([point2026({ v: undefined })]), '/grandeur/0/points/0/v', 'no number'],
    ['30 February', answer2026([good, point2026({ d: '2026-02-30 00:30:00' })]), '/grandeur/0/points/1/d', 'date'],
    ['hour 24', answer2026([point2026({ d: '2026-11-10 24:00:00' })]), '/grandeur/0/points/0/d', 'date'],
    [
      'a date with an offset',
      answer2026([point2026({ d: '2026-11-10T00:30:00+01:00' })]),
      '/grandeur/0/points/0/d',
      'date',
    ],
    ['a date alone', answer2026([point2026({ d: '2026-11-10' })]), '/grandeur/0/points/0/d', 'date'],
    ['seconds', answer2026([point2026({ d: '2026-11-10 00:30:15' })]), '/grandeur/0/points/0/d', 'date'],
    ['an unknown step', answer2026([point2026({ p: 'P1W' })]), '/grandeur/0/points/0/p', 'step'],
    ['a step of nothing', answer2026([point2026({ p: 'PT0M' })]), '/grandeur/0/points/0/p', 'step'],
    ['no step', answer2026([point2026({ p: undefined })]), '/grandeur/0/points/0/p', 'step'],
    ['a point that is none', answer2026([good, 3]), '/grandeur/0/points/1', 'object'],
    ['another point', answer2026([good], { idPrm: '11453290002823' }), '/idPrm', 'another point'],
    ['no point id', answer2026([good], { idPrm: undefined }), '/idPrm', 'missing'],
    ['another unit', answer2026([good], {}, { unite: 'kW' }), '/grandeur/0/unite', 'unit'],
    ['a list', [answer2026([good])], '', 'object'],
    ['null', null, '', 'object'],
  ])('%s', (_, answer, pointer, problem) => {
    const attempt = () => read(JSON.stringify(answer))
    expect(attempt).toThrow(UnreadableAnswer)
    expect(attempt).toThrow(problem)
    expect(attempt).toThrow(expect.objectContaining({ pointer }))
  })

  it('another point in v5', () => {
    const text = JSON.stringify(answerV5([pointV5()], { usage_point_id: '11453290002823' }))
    expect(() => read(text, 'v5')).toThrow(
      expect.objectContaining({ pointer: '/meter_reading/usage_point_id', code: 'other_usage_point' }),
    )
  })

  it('a body that is cut short anywhere', () => {
    const text = JSON.stringify(answer2026([good, point2026({ d: '2026-11-10 01:00:00' })]))
    for (let length = 0; length < text.length; length++)
      expect(() => read(text.slice(0, length))).toThrow(UnreadableAnswer)
  })

  it('bytes that are no UTF-8', () => {
    const bytes = encode(JSON.stringify(answer2026([good], { etapeMetier: 'BRU_' })))
    bytes[bytes.indexOf('_'.charCodeAt(0))] = 0xff
    expect(() => readLoadCurve(bytes, expected('2026'))).toThrow('no JSON')
  })
})

describe('reading bytes and parsing JSON', () => {
  const alphabet = ['0', '9', '"', ',', ':', '{', '}', '[', ']', '\\', ' ', '-', 'e', 'x', '\n', '\u0001']

  /** By JSON.parse alone: an escape in the head makes the quick way give up. */
  function readSlowly(text: string): unknown {
    try {
      return read(text.replace('"idPrm"', '"\\u0069dPrm"').replace('"points"', '"\\u0070oints"'))
    } catch (error) {
      return error instanceof UnreadableAnswer ? 'unreadable' : error
    }
  }
  function readAnyhow(text: string): unknown {
    try {
      return read(text)
    } catch (error) {
      return error instanceof UnreadableAnswer ? 'unreadable' : error
    }
  }

  it('agree on every answer in which one character is another one', () => {
    const points = [
      point2026(),
      point2026({ v: '81', d: '2026-11-10 01:00:00' }),
      point2026({ v: '1200', d: '2026-11-11 00:00:00' }),
    ]
    const text = JSON.stringify(answer2026(points))
    expect(readPoints(encode(text.replace('"points"', '"\\u0070oints"')))).toBeUndefined()
    for (let place = 0; place < text.length; place++) {
      const other = alphabet[(place * 7) % alphabet.length] ?? ''
      for (const changed of [
        text.slice(0, place) + other + text.slice(place + 1),
        text.slice(0, place) + other + text.slice(place),
      ])
        expect({ changed, read: readAnyhow(changed) }).toEqual({ changed, read: readSlowly(changed) })
    }
  })
})
