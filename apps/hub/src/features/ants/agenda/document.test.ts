import { describe, expect, test } from 'vitest'
import {
  listErrors,
  errorsOfDocument,
  withClosure,
  minimal,
  withOpening,
  today,
  wrongPlaces,
} from '../../../../test/agenda-examples.js'
import { parseAgenda, parseMeetingPoint } from './document.js'
import { MAX_AGENDA_ERRORS } from './parse-point.js'
import { LIMITS } from './schema.js'

describe('a valid document', () => {
  test('gets its defaults', () => {
    const result = parseAgenda({ meeting_points: [minimal(withClosure({}))] }, { today })
    expect(result).toEqual({
      ok: true,
      warnings: [],
      agenda: {
        meeting_points: [
          {
            ...minimal(),
            time_zone: 'Europe/Paris',
            website: null,
            city_logo: null,
            min_notice_minutes: 0,
            max_days_ahead: 180,
            openings: [{ weekdays: [7], from: '09:00', to: '12:00', desks: 1, first_day: null, last_day: null }],
            closures: [{ first_day: '2027-12-24', last_day: '2027-12-31', from: null, to: null, desks: null }],
          },
        ],
      },
    })
  })

  test('may be JSON text', () => {
    const document = { meeting_points: [minimal()] }
    expect(parseAgenda(JSON.stringify(document), { today })).toEqual(parseAgenda(document, { today }))
  })

  test('read again, is itself', () => {
    const result = parseAgenda({ meeting_points: [minimal(withClosure({}))] }, { today })
    expect(result).toMatchObject({ ok: true })
    expect(result.ok && parseAgenda(result.agenda, { today })).toEqual(result)
  })

  test.each([
    ['no meeting point', []],
    [
      'ids made of every character allowed',
      [minimal({ id: 'A-z_0.9:x' }), minimal({ id: '__proto__' }), minimal({ id: 'x'.repeat(64) })],
    ],
    ['no coordinates, no zip code', [minimal({ longitude: null, latitude: null, zip_code: null })]],
    ['an empty street', [minimal({ street: '' })]],
    ['a day that ends at 24:00', [minimal(withOpening({ from: '00:00', to: '24:00' }))]],
    ['a leap day', [minimal(withOpening({ first_day: '2028-02-29', last_day: '2028-02-29' }))]],
    ['a closure without limit', [minimal(withClosure({ first_day: null, last_day: null }))]],
    ['the edges of the world', [minimal({ longitude: -180, latitude: 90 })]],
    ['a time zone without a region', [minimal({ time_zone: 'UTC' })]],
  ])('may have %s', (_, meeting_points) => {
    expect(errorsOfDocument({ meeting_points })).toEqual([])
  })
})

describe('all mistakes at once', () => {
  test('of every point, and rules between values even where a value is wrong', () => {
    const first = minimal({
      zip_code: 1,
      openings: [{ weekdays: 'monday', from: '14:00', to: '12:00', desks: 0, last_day: '2027-02-30' }],
    })
    const second = minimal({
      street: 'rue,',
      closures: [{ first_day: '2027-02-02', last_day: '2027-02-01', from: '09:00', surplus: 1 }],
    })
    const result = parseAgenda({ meeting_points: [first, minimal({ id: '1' }), second], more: true }, { today })
    expect(result.ok ? [] : result.errors.map(({ pointer }) => pointer).toSorted()).toEqual([
      '/meeting_points/0/openings/0/desks',
      '/meeting_points/0/openings/0/from',
      '/meeting_points/0/openings/0/last_day',
      '/meeting_points/0/openings/0/weekdays',
      '/meeting_points/0/zip_code',
      '/meeting_points/2/closures/0/first_day',
      '/meeting_points/2/closures/0/surplus',
      '/meeting_points/2/closures/0/to',
      '/meeting_points/2/id',
      '/meeting_points/2/street',
      '/more',
    ])
  })

  test('values are never repeated', () => {
    const secret = 'marie.dupont@valbrume.example'
    const point = minimal({
      id: secret,
      name: `${secret}\n`,
      zip_code: secret,
      website: secret,
      time_zone: secret,
      ...withOpening({ from: secret }),
    })
    const errors = listErrors(point)
    expect(errors).toHaveLength(6)
    expect(errors.join()).not.toContain('dupont')
  })
})

describe('what is not a document', () => {
  test.each([
    ['null', null],
    ['a list', []],
    ['a number', 42],
    ['nothing', undefined],
    ['JSON text of a list', '[]'],
    ['JSON text of a text', '"{}"'],
  ])('%s', (_, input) => {
    expect(errorsOfDocument(input)).toHaveLength(1)
    expect(errorsOfDocument(input)[0]).toMatch(
      /^ (?:must be|is missing: give) an object with one key, "meeting_points"$/,
    )
  })

  test('a meeting point alone is told what surrounds it', () => {
    expect(errorsOfDocument({})).toEqual([
      ' /meeting_points'.trim() + ` is missing: give a list of at most ${LIMITS.meeting_points} meeting points`,
    ])
  })

  test('text that is no JSON, by line and column', () => {
    expect(errorsOfDocument('{\n "meeting_points": [,]\n}')).toEqual([
      ' is not valid JSON: unexpected character at line 2, column 21',
    ])
  })

  test('keys of Object.prototype are keys like others, and change nothing', () => {
    const text = `{"__proto__": {"admin": true}, "meeting_points": [{"constructor": 1, "toString": 2, "__proto__": {"id": "412"}}]}`
    const errors = errorsOfDocument(text)
    for (const pointer of [
      '/__proto__',
      '/meeting_points/0/__proto__',
      '/meeting_points/0/constructor',
      '/meeting_points/0/toString',
    ]) {
      expect(errors).toContain(`${pointer} is not a known key: correct its spelling or remove it`)
    }
    expect(errors.filter((error) => error.startsWith('/meeting_points/0/id is missing'))).toHaveLength(1)
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false)
  })
})

describe('hostile sizes', () => {
  test('lists that are too long are refused unread', () => {
    const endless = Array.from({ length: 100_000 }, () => null)
    expect(errorsOfDocument({ meeting_points: endless })).toEqual([
      `/meeting_points must be a list of at most ${LIMITS.meeting_points} meeting points`,
    ])
    expect(wrongPlaces({ openings: endless, closures: endless })).toEqual(['/openings', '/closures'])
    expect(wrongPlaces(withOpening({ weekdays: endless }))).toEqual(['/openings/0/weekdays'])
  })

  test('a report stops somewhere, and says so', () => {
    const bad = { openings: Array.from({ length: LIMITS.openings }, () => ({})) }
    const errors = listErrors(...Array.from({ length: 20 }, () => bad))
    expect(errors).toHaveLength(MAX_AGENDA_ERRORS + 1)
    expect(errors.at(-1)).toContain(`more than ${MAX_AGENDA_ERRORS} errors`)
  })

  test('a long key is cut in its pointer', () => {
    const [error = ''] = listErrors(minimal({ ['k'.repeat(1_000_000)]: 1 }))
    expect(error.length).toBeLessThan(200)
  })

  test('many unknown keys', () => {
    const keys = Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, 1]))
    expect(listErrors(minimal(keys))).toHaveLength(MAX_AGENDA_ERRORS + 1)
  })
})

describe('one meeting point', () => {
  const { id: _, ...withoutId } = minimal()

  test('takes the id of the path when it has none', () => {
    expect(parseMeetingPoint(withoutId, { id: '413', today })).toMatchObject({
      ok: true,
      meetingPoint: { id: '413' },
    })
    expect(parseMeetingPoint(minimal(), { id: '412', today })).toMatchObject({ ok: true, meetingPoint: { id: '412' } })
  })

  test('has the id of the path, or none', () => {
    const errors = [{ pointer: '/id', message: 'must be the id in the path, or be left out' }]
    expect(parseMeetingPoint(minimal(), { id: '413', today })).toEqual({ ok: false, errors })
  })

  test('is told of a bad path too', () => {
    expect(parseMeetingPoint(withoutId, { id: 'a b', today })).toMatchObject({
      ok: false,
      errors: [{ pointer: '/id' }],
    })
  })

  test('has pointers from itself', () => {
    const result = parseMeetingPoint({ ...withoutId, ...withOpening({ to: '08:00' }) }, { id: '412', today })
    expect(result).toEqual({ ok: false, errors: [{ pointer: '/openings/0/from', message: 'must be before "to"' }] })
    expect(parseMeetingPoint([], { id: '412', today })).toMatchObject({ ok: false, errors: [{ pointer: '' }] })
  })

  test('has the same warnings', () => {
    const result = parseMeetingPoint({ ...withoutId, zip_code: null }, { id: '412', today })
    expect(result).toMatchObject({ ok: true, warnings: [{ pointer: '/zip_code' }] })
  })
})
