import { describe, expect, test } from 'vitest'
import {
  withClosure,
  listErrors,
  errorsOfDocument,
  minimal,
  withOpening,
  wrongPlaces,
} from '../../../../test/agenda-examples.js'

describe('each mistake has its pointer', () => {
  test.each<[what: string, changes: Record<string, unknown>, pointers: string[]]>([
    ['an id with a slash', { id: 'a/b' }, ['/id']],
    ['an id that is a number', { id: 412 }, ['/id']],
    ['an empty id', { id: '' }, ['/id']],
    ['an id that is too long', { id: 'x'.repeat(65) }, ['/id']],
    ['a blank name', { name: '  ' }, ['/name']],
    ['a name on two lines', { name: 'Mairie\nannexe' }, ['/name']],
    ['a name that PostgreSQL would refuse', { name: 'Mairie \ud800' }, ['/name']],
    ['a trailing comma in street', { street: '12 rue des Lilas,' }, ['/street']],
    ['a trailing comma and spaces', { street: '12 rue des Lilas , ' }, ['/street']],
    ['a zip code that is a number', { zip_code: 59_999 }, ['/zip_code']],
    ['a zip code of four digits', { zip_code: '5999' }, ['/zip_code']],
    ['a zip code in other digits', { zip_code: '５９９９９' }, ['/zip_code']],
    ['a zip code and a line break', { zip_code: '59999\n' }, ['/zip_code']],
    ['a longitude out of range', { longitude: 180.1 }, ['/longitude']],
    ['coordinates that are text', { longitude: '3.0351', latitude: '50.5487' }, ['/longitude', '/latitude']],
    ['a website that is no address', { website: 'rdv.valbrume.example' }, ['/website']],
    ['a website that is a script', { website: 'javascript:alert(1)' }, ['/website']],
    ['a website that URL would repair', { website: ' https:rdv.valbrume.example' }, ['/website']],
    ['a logo that is data', { city_logo: 'data:image/png;base64,AAAA' }, ['/city_logo']],
    ['an unknown time zone', { time_zone: 'Europe/Valbrume' }, ['/time_zone']],
    ['an offset for a time zone', { time_zone: '+02:00' }, ['/time_zone']],
    ['a time zone in lower case', { time_zone: 'europe/paris' }, ['/time_zone']],
    ['a date for a time zone', { time_zone: '2020-01-01T00:00+01:00[Europe/Paris]' }, ['/time_zone']],
    ['an unknown reason', { durations: { CNI: 15, VISA: 15 } }, ['/durations/VISA']],
    ['a duration of nothing', { durations: { CNI: 0 } }, ['/durations/CNI']],
    ['half a minute', { durations: { PASSPORT: 0.5 } }, ['/durations/PASSPORT']],
    ['a huge duration', { durations: { 'CNI-PASSPORT': 1e300 } }, ['/durations/CNI-PASSPORT']],
    ['a duration that is text', { durations: { CNI: '15' } }, ['/durations/CNI']],
    ['weekday 0', withOpening({ weekdays: [0, 1] }), ['/openings/0/weekdays/0']],
    ['weekday 8', withOpening({ weekdays: [1, 8] }), ['/openings/0/weekdays/1']],
    ['no weekday', withOpening({ weekdays: [] }), ['/openings/0/weekdays']],
    ['a weekday twice', withOpening({ weekdays: [1, 2, 1] }), ['/openings/0/weekdays']],
    ['an opening that ends when it starts', withOpening({ to: '09:00' }), ['/openings/0/from']],
    ['an opening that ends before it starts', withOpening({ from: '14:00' }), ['/openings/0/from']],
    ['24:00 as a start', withOpening({ from: '24:00', to: '24:00' }), ['/openings/0/from', '/openings/0/from']],
    ['24:01', withOpening({ to: '24:01' }), ['/openings/0/to']],
    ['an hour of one digit', withOpening({ from: '9:00' }), ['/openings/0/from']],
    ['60 minutes', withOpening({ from: '08:60' }), ['/openings/0/from']],
    ['seconds', withOpening({ from: '09:00:00' }), ['/openings/0/from']],
    ['no desk', withOpening({ desks: 0 }), ['/openings/0/desks']],
    ['half a desk', withOpening({ desks: 1.5 }), ['/openings/0/desks']],
    ['30 February', withOpening({ first_day: '2027-02-30' }), ['/openings/0/first_day']],
    ['a leap day in a common year', withOpening({ last_day: '2027-02-29' }), ['/openings/0/last_day']],
    ['days in disorder', withOpening({ first_day: '2027-02-02', last_day: '2027-02-01' }), ['/openings/0/first_day']],
    ['a closure in disorder', withClosure({ first_day: '2028-01-01' }), ['/closures/0/first_day']],
    [
      'a closure of which one limit is forgotten',
      { closures: [{ first_day: '2027-12-24' }] },
      ['/closures/0/last_day'],
    ],
    ['a closure from, without to', withClosure({ from: '09:00' }), ['/closures/0/to']],
    ['a closure to, without from', withClosure({ to: '09:00', from: null }), ['/closures/0/from']],
    ['a closure of no desk', withClosure({ desks: 0 }), ['/closures/0/desks']],
    ['a negative notice', { min_notice_minutes: -1 }, ['/min_notice_minutes']],
    ['an endless horizon', { max_days_ahead: 1e9 }, ['/max_days_ahead']],
    ['an opening that is a list', { openings: [[]] }, ['/openings/0']],
    ['openings that are an object', { openings: { 0: {} } }, ['/openings']],
  ])('%s', (_, changes, pointers) => {
    expect(wrongPlaces(changes)).toEqual(pointers)
  })

  test('missing keys are named', () => {
    expect(listErrors({ id: '412' })).toEqual([
      '/meeting_points/0/name is missing: give the name of the meeting point: one line of 1 to 200 characters',
      '/meeting_points/0/street is missing: give the street alone: one line of at most 200 characters, which may be empty',
      '/meeting_points/0/zip_code is missing: give a string of 5 digits such as "59000", or null when it is unknown',
      '/meeting_points/0/city_name is missing: give the name of the commune: one line of 1 to 200 characters',
      '/meeting_points/0/longitude is missing: give a number of degrees between -180 and 180, or null when it is unknown',
      '/meeting_points/0/latitude is missing: give a number of degrees between -90 and 90, or null when it is unknown',
      '/meeting_points/0/durations is missing: give an object giving the minutes for one person per reason: CNI, PASSPORT, CNI-PASSPORT',
      '/meeting_points/0/openings is missing: give a list of at most 1000 openings',
    ])
  })

  test('unknown keys are refused everywhere, one error each', () => {
    const point = minimal({
      ...withOpening({ desk: 2 }),
      ...withClosure({ reason: 'Noël' }),
      'zip/~code': 1,
      zipcode: 2,
    })
    expect(errorsOfDocument({ meeting_points: [point], version: 2 })).toEqual([
      '/version is not a known key: correct its spelling or remove it',
      '/meeting_points/0/openings/0/desk is not a known key: correct its spelling or remove it',
      '/meeting_points/0/closures/0/reason is not a known key: correct its spelling or remove it',
      '/meeting_points/0/zip~1~0code is not a known key: correct its spelling or remove it',
      '/meeting_points/0/zipcode is not a known key: correct its spelling or remove it',
    ])
  })

  test('duplicate ids point at the second one', () => {
    expect(listErrors(minimal(), minimal({ id: '413' }), minimal())).toEqual([
      '/meeting_points/2/id is the id of /meeting_points/0 too: ids must be unique',
    ])
  })
})
