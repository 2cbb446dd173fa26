import { inspect } from 'node:util'
import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, test } from 'vitest'
import { DatabaseError, whileCommitting, withoutParameters } from './database-error.js'
import { HttpProblem } from '../http/http-problem.js'
import { OperatorError } from '../process/operator-error.js'

const driverError = (properties: object, message = 'duplicate: alice@example.org') =>
  Object.assign(new Error(message), properties)

test.each([
  [
    'a failed statement',
    new DrizzleQueryError(
      'insert into t',
      ['alice@example.org'],
      driverError({ code: '23505', constraint: 'unique_name' }),
    ),
    '23505',
  ],
  ['a driver error of its own', driverError({ code: '57P01', severity: 'FATAL' }), '57P01'],
  [
    'a connection refused by every address',
    Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' }),
    'ECONNREFUSED',
  ],
  ['a lost connection', driverError({}, 'Connection terminated unexpectedly'), undefined],
  ['something that is no error', 'alice@example.org', undefined],
])('%s keeps its code and nothing else', (_, error, code) => {
  const safe = withoutParameters(error)
  expect(safe).toBeInstanceOf(DatabaseError)
  expect(safe).toMatchObject({ code })
  expect(inspect(safe, { depth: 10, showHidden: true })).not.toMatch(/alice|insert into/)
})

test('the violated constraint is kept: it is a name of ours', () => {
  const error = new DrizzleQueryError('insert', [], driverError({ code: '23505', constraint: 'unique_name' }))
  expect(withoutParameters(error)).toMatchObject({ constraint: 'unique_name' })
})

test.each([
  new OperatorError('said'),
  new HttpProblem(409, 'conflict', 'said'),
  new TypeError('a bug'),
  new DatabaseError('40001'),
])('%o passes as it is', (error) => {
  expect(withoutParameters(error)).toBe(error)
})

test.each([
  [undefined, true],
  ['ECONNRESET', true],
  ['ETIMEDOUT', true],
  ['57P01', true],
  ['40003', true],
  ['23505', false],
  ['40001', false],
])('a COMMIT that fails with %s: the outcome is unknown is %s', (code, isOutcomeUnknown) => {
  expect(whileCommitting(driverError({ code }))).toMatchObject({ code, isOutcomeUnknown })
})

test('what is no error of the database passes a COMMIT as it is', () => {
  const error = new TypeError('a bug')
  expect(whileCommitting(error)).toBe(error)
})
