import { expect, test } from 'vitest'
import { AgendaAnswerError, describeError } from './describe-error.js'

test.each([
  [new AgendaAnswerError('it did not return an array'), 'it did not return an array'],
  [new TypeError('fetch https://somebody:secret@host failed'), 'TypeError'],
  [Object.assign(new Error('connect 10.0.0.1'), { code: 'ECONNREFUSED' }), 'Error ECONNREFUSED'],
  [Object.assign(new Error('x'), { code: 'number A123456789' }), 'Error'],
  [Object.assign(new Error('x'), { name: 'failed for a@example.org' }), 'Error'],
  ['A123456789', 'thrown string'],
  [undefined, 'thrown undefined'],
])('says of %o only %j', (error, expected) => {
  expect(describeError(error)).toBe(expected)
})
