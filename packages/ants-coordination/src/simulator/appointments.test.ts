import { describe, expect, test } from 'vitest'
import { isSameKey, isSameRow } from './appointments.js'

const row = {
  application_id: 'A123456789',
  management_url: 'https://rdv.valbrume.example/rdvs/88',
  meeting_point: 'Mairie de Valbrume - annexe',
  appointment_date: '2027-12-10T09:00:00',
  meeting_point_id: '412',
}
const key = { ...row, management_url: undefined }

describe('isSameRow', () => {
  test.each([
    [
      'the same number and URL, elsewhere',
      { meeting_point: 'Mairie', appointment_date: '2028-01-01T09:00:00' },
      true,
      true,
    ],
    ['one more letter in the URL', { management_url: `${row.management_url}a` }, false, false],
    ['another number with the same URL', { application_id: 'B123456789' }, false, true],
  ])('%s', (_label, difference, onPair, onUrl) => {
    expect(isSameRow(row, { ...row, ...difference }, 'pair')).toBe(onPair)
    expect(isSameRow(row, { ...row, ...difference }, 'url')).toBe(onUrl)
  })
})

describe('isSameKey', () => {
  test.each([
    ['the key itself', {}, {}, true],
    ['the same minute in another form', { appointment_date: '2027-12-10 09:00' }, {}, true],
    ['another minute', { appointment_date: '2027-12-10 09:01:00' }, {}, false],
    ['another number', { application_id: 'B123456789' }, {}, false],
    ['a lower-case number', { application_id: 'a123456789' }, {}, false],
    ['a place written differently', { meeting_point: 'Mairie de Valbrume – annexe' }, {}, false],
    ['another place id', { meeting_point_id: '413' }, {}, false],
    ['an empty place id', { meeting_point_id: '' }, {}, true],
    ['a row without place id', { meeting_point_id: '413' }, { meeting_point_id: undefined }, true],
    ['a row with a null place id', { meeting_point_id: '413' }, { meeting_point_id: null }, true],
  ])('%s', (_label, inKey, inRow, expected) => {
    expect(isSameKey({ ...key, ...inKey }, { ...row, ...inRow })).toBe(expected)
  })
})
