import { describe, expect, test } from 'vitest'
import { parseCalendarDay } from '../calendar-day.js'
import { InvalidRequestError } from '../errors/answer-errors.js'
import { parseRequest } from './parse-request.js'
import { withWords } from './refuse.js'
import type { RequestSchema } from './request-schema.js'

const CANARY = 'CANARY-9'
const name: RequestSchema = { type: 'string', minLength: 1, maxLength: 20 }
const id: RequestSchema = { type: 'integer', minimum: 1 }
const code: RequestSchema = { type: 'string', pattern: /^\d{2,3}$/, acceptsNumber: true, mustBe: 'a code such as 13' }
/** As the definition of an API with days has it. */
const DAYS = { date: parseCalendarDay }
const person: RequestSchema = {
  type: 'object',
  required: ['name'],
  requireOneOf: ['email', 'phone'],
  properties: { name, email: { type: 'string' }, phone: { type: 'string' }, tags: { type: 'array', items: name } },
}

async function refusal(schema: RequestSchema, value: unknown, field?: string): Promise<InvalidRequestError> {
  try {
    await withWords(() => parseRequest(schema, value, field, DAYS))
  } catch (error) {
    if (error instanceof InvalidRequestError) return error
    throw error
  }
  throw new Error('the value was expected to be refused')
}

describe('values as they are sent', () => {
  test.each<[string, RequestSchema, unknown, unknown]>([
    ['a text, white space around it kept', name, ' Zoé ', ' Zoé '],
    ['a number', id, 7, 7],
    ['a number as its digits, with what was pasted around', id, ' 4\u200b12 ', 412],
    ['a decimal number as text', { type: 'number' }, '-48.85', -48.85],
    ['a flag of a form', { type: 'boolean' }, 'false', false],
    ['a code as a number that lost no zero', code, 13, '13'],
    ['null where it is allowed', { ...name, nullable: true }, null, null],
    ['a list without what comes twice', { type: 'array', items: id, uniqueItems: true }, [1, '1', 2], [1, 2]],
    ['a day as it is written in France', { type: 'string', format: 'date' }, '10/12/2027', '2027-12-10'],
    ['a Date at midnight', { type: 'string', format: 'date' }, new Date(2027, 11, 10), '2027-12-10'],
    ['an address', { type: 'string', format: 'uri' }, 'https://a.example/x?y', 'https://a.example/x?y'],
    ['anything, where nothing is said', {}, [CANARY], [CANARY]],
    [
      'what is optional left out',
      person,
      { name: 'Zoé', email: 'z@e', phone: undefined },
      { name: 'Zoé', email: 'z@e' },
    ],
    [
      'unknown properties left out, where that is said',
      { type: 'object', properties: { id }, ignoreUnknown: true },
      { id: 1, more: 2 },
      { id: 1 },
    ],
  ])('%s', (_label, schema, value, expected) => {
    expect(parseRequest(schema, value, '', DAYS)).toEqual(expected)
  })
})

describe('refusals name the field, say what it must be, and show no value', () => {
  test.each<[string, RequestSchema, unknown, string]>([
    ['a blank text', name, ' ', 'x: must be a text that is not blank, at most 20 characters'],
    ['a text that is too long', name, CANARY.repeat(3), 'x: must be a text that is not blank, at most 20 characters'],
    ['half of a character', name, `${CANARY}\ud800`, 'x: holds half of a character (a lone surrogate)'],
    ['a NUL character', name, `${CANARY}\0`, 'x: holds a NUL character'],
    ['a missing number', id, undefined, 'x: must be a whole number, at least 1'],
    ['a number beyond what is exact', id, 2 ** 53, 'x: must be a whole number, at least 1'],
    ['a fraction', id, '1.5', 'x: must be a whole number, at least 1'],
    [
      'no number',
      { type: 'number', minimum: -90, maximum: 90 },
      CANARY,
      'x: must be a number, at least -90 and at most 90',
    ],
    ['a flag in another word', { type: 'boolean' }, 'yes', 'x: must be true or false'],
    ['a value that is not listed', { type: 'string', enum: ['a', 'b'] }, CANARY, 'x: must be one of a, b'],
    ['another form', code, CANARY, 'x: must be a code such as 13'],
    ['a code that may have lost its zero', code, 1, 'x: must be a code such as 13'],
    ['null', name, null, 'x: must be a text that is not blank, at most 20 characters'],
    ['a list in place of a text', name, [CANARY], 'x: must be a text that is not blank, at most 20 characters'],
    ['no list', { type: 'array', items: id }, CANARY, 'x: must be a list'],
    ['too few', { type: 'array', items: id, minItems: 2 }, [1], 'x: must be a list, at least 2 entries'],
    ['one of a list', { type: 'array', items: id }, [1, CANARY], 'x[1]: must be a whole number, at least 1'],
    [
      'no day',
      { type: 'string', format: 'date' },
      '2027-02-29',
      'x: must be a day of the calendar, YYYY-MM-DD, DD/MM/YYYY or a Date at midnight',
    ],
    ['a Date where a text is wanted', name, new Date(0), 'x: must be a text that is not blank, at most 20 characters'],
    [
      'another kind of address',
      { type: 'string', format: 'uri' },
      'javascript:1',
      'x: must be an absolute http or https address',
    ],
    ['no object', person, [CANARY], 'x: must be an object'],
    ['an unknown property', person, { nom: CANARY }, 'x.nom: is not a parameter here; it would have no effect'],
    ['a property that is missing', person, {}, 'x.name: must be a text that is not blank, at most 20 characters'],
    [
      'deep inside',
      person,
      { name: 'Z', tags: [''] },
      'x.tags[0]: must be a text that is not blank, at most 20 characters',
    ],
    ['none of those of which one is needed', person, { name: 'Z' }, 'x: must have at least one of email, phone'],
  ])('%s', async (_label, schema, value, message) => {
    const error = await refusal(schema, value, 'x')
    expect(error.message).toBe(message)
    expect(error).toMatchObject({ field: message.slice(0, message.indexOf(':')), attempts: 0 })
    expect(error.message).not.toContain(CANARY)
  })

  test('of the parameters of a call', async () => {
    expect(await refusal(person, CANARY)).toMatchObject({
      field: 'parameters',
      message: 'parameters: must be an object',
    })
    expect((await refusal(person, { name: 'Z' })).message).toBe('email: must be there, or phone')
    const change: RequestSchema = { type: 'object', properties: { id, name }, required: ['id'], minProperties: 2 }
    expect((await refusal(change, { id: 1 })).message).toBe('parameters: must hold at least one field to change')
  })

  test('of a whole object that is missing, which of its fields is', async () => {
    const schema: RequestSchema = { type: 'object', properties: { user: person }, required: ['user'] }
    expect((await refusal(schema, {})).field).toBe('user.name')
    expect((await refusal(schema, { user: null })).field).toBe('user')
  })
})

describe('formats of a package', () => {
  const formats = {
    upper: (text: string) => (text === text.trim() ? text.toUpperCase() : undefined),
    pair: ({ a, b }: { a: number; b: number }, field: string) => {
      if (a > b) throw InvalidRequestError.local(`${field}.a`, 'must not be after b')
      return { a, b }
    },
  }
  const pair: RequestSchema = { type: 'object', format: 'pair', properties: { a: id, b: id }, required: ['a', 'b'] }

  test('read a text before its limits are looked at', () => {
    const schema: RequestSchema = { type: 'string', format: 'upper', pattern: /^[A-Z]+$/, mustBe: 'letters' }
    expect(parseRequest(schema, 'abc', 'x', formats)).toBe('ABC')
    expect(() => parseRequest(schema, ' abc', 'x', formats)).toThrow('x: must be letters')
    expect(() => parseRequest(schema, 'ab1', 'x', formats)).toThrow('x: must be letters')
    expect(() => parseRequest(schema, 5, 'x', formats)).toThrow('x: must be letters')
  })

  test('check an object as it was read, and may name one of its fields', () => {
    expect(parseRequest(pair, { a: '1', b: 2 }, 'x', formats)).toEqual({ a: 1, b: 2 })
    expect(() => parseRequest(pair, { a: 3, b: 2 }, 'x', formats)).toThrow('x.a: must not be after b')
  })
})
