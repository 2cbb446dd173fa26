import { describe, expect, test } from 'vitest'
import { readSlotsQuery } from './slots-query.js'

function read(parameters: Record<string, string>) {
  return readSlotsQuery(
    new URLSearchParams({ meeting_point_ids: '412', start_date: '2027-12-01', end_date: '2027-12-31', ...parameters }),
  )
}

test('reason defaults to CNI and documents_number to 1, absent or empty', () => {
  const expected = { kind: 'servable', criteria: { reason: 'CNI', documents_number: 1 } }
  expect(read({})).toMatchObject(expected)
  expect(read({ reason: '', documents_number: '' })).toMatchObject(expected)
})

test.each(['CNI', 'PASSPORT', 'CNI-PASSPORT'])('%s is a reason', (reason) => {
  expect(read({ reason })).toMatchObject({ kind: 'servable', criteria: { reason } })
})

test.each([
  ['1', 1],
  ['10', 10],
  ['007', 7],
  ['+2', 2],
  [' 2', 2],
])('documents_number %j is read as %i', (documents_number, expected) => {
  expect(read({ documents_number })).toMatchObject({ kind: 'servable', criteria: { documents_number: expected } })
})

describe('text that is no integer is malformed', () => {
  test.each(['1e3', '１２', '12.0', '1,5', 'two', '0x10', '1_000', '--1', '+', '\ufffd', 'NaN', 'Infinity'])(
    '%j',
    (text) => {
      expect(read({ documents_number: text })).toEqual({
        kind: 'malformed',
        errors: [{ loc: ['query', 'documents_number'], msg: expect.any(String), type: 'type_error.integer' }],
      })
    },
  )
})

test.each([
  [{ reason: 'PERMIS' }, 'unknown reason'],
  [{ reason: 'cni' }, 'unknown reason'],
  [{ reason: '__proto__' }, 'unknown reason'],
  [{ start_date: '2028-01-01' }, 'start_date is after end_date'],
  [{ documents_number: '0' }, 'documents_number is below 1'],
  [{ documents_number: '-3' }, 'documents_number is below 1'],
  [{ documents_number: '11' }, 'documents_number is above 10'],
  [{ documents_number: '9'.repeat(400) }, 'documents_number is above 10'],
])('%j is well formed but unservable', (parameters, problem) => {
  expect(read(parameters)).toEqual({ kind: 'unservable', meetingPointIds: ['412'], problem })
})

test('malformed wins over unservable, and all wrong parameters are told at once', () => {
  const query = new URLSearchParams('start_date=2027-02-30&end_date=&documents_number=two&reason=PERMIS')
  expect(readSlotsQuery(query)).toMatchObject({
    kind: 'malformed',
    errors: [
      { loc: ['query', 'meeting_point_ids'], type: 'value_error.missing' },
      { loc: ['query', 'start_date'], type: 'value_error.date' },
      { loc: ['query', 'end_date'], type: 'value_error.missing' },
      { loc: ['query', 'documents_number'], type: 'type_error.integer' },
    ],
  })
})

test.each([
  ['2027-01-01', '2028-01-01', '2028-01-01'],
  ['2027-01-01', '2028-01-02', '2028-01-01'],
  ['2027-01-01', '9999-12-31', '2028-01-01'],
  ['9999-06-01', '9999-12-31', '9999-12-31'],
  ['2027-01-01', '2027-01-01', '2027-01-01'],
])('from %s to %s is served until %s', (start_date, end_date, expected) => {
  expect(read({ start_date, end_date })).toMatchObject({ kind: 'servable', criteria: { end_date: expected } })
})
