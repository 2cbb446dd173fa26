import { expect, test } from 'vitest'
import { documentOf } from '../test/documents.ts'
import { loadSchema } from '../test/load-schemas.ts'
import { documentOperations } from './document-operations.ts'
import { readersCopy } from './readers-copy.ts'
import { schemasText } from './schemas.ts'

const document = documentOf({
  Booking: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'status', 'starts_at'],
    properties: {
      id: { type: 'integer', format: 'int64' },
      status: { type: 'string', enum: ['booked', 'cancelled'] },
      starts_at: { type: 'string', format: 'date-time' },
      email: { type: ['string', 'null'], format: 'email', maxLength: 20 },
      place: { oneOf: [{ $ref: '#/components/schemas/Place' }, { type: 'null' }] },
      children: { type: 'array', minItems: 1, items: { $ref: '#/components/schemas/Booking' } },
      by_id: { type: 'object', additionalProperties: { $ref: '#/components/schemas/Place' } },
    },
  },
  Place: { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 3 } } },
})
const text = schemasText(readersCopy(document, documentOperations(document)))
const schema = await loadSchema(text, 'GetThingResponseSchema')

const booking = { id: 1, status: 'booked', starts_at: '2027-12-10T09:00:00Z' }

test.each<[string, unknown]>([
  ['what the document describes', booking],
  ['a status that did not exist yet', { ...booking, status: 'moved' }],
  ['a local time without offset', { ...booking, starts_at: '2027-12-10T09:00:00' }],
  ['a time with an offset', { ...booking, starts_at: '2027-12-10T09:00:00+02:00' }],
  ['an int64 as the number that JSON gives', { ...booking, id: 4_294_967_296 }],
  ['a field that is not in the document', { ...booking, colour: 'red' }],
  ['an e-mail that is none, longer than allowed', { ...booking, email: 'not an address but some long text' }],
  ['a null where the document allows it', { ...booking, email: null, place: null }],
  ['a text shorter than promised', { ...booking, place: { name: '' } }],
  ['an empty list', { ...booking, children: [] }],
  ['a schema inside itself', { ...booking, children: [{ ...booking, children: [booking] }] }],
  ['a map', { ...booking, by_id: { x: { name: 'A' }, y: { name: 'B', more: 1 } } }],
])('accepts %s', async (_label, value) => {
  expect(await schema(value)).toBe(true)
})

test.each<[string, unknown]>([
  ['an answer without a required field', { id: 1, status: 'booked' }],
  ['an int64 as text', { ...booking, id: '1' }],
  ['a null where there is none', { ...booking, status: null }],
  ['a list in place of an object', [booking]],
  ['a wrong type deep in a list', { ...booking, children: [{ ...booking, starts_at: 3 }] }],
  ['a wrong type deep in a map', { ...booking, by_id: { x: { name: 1 } } }],
])('refuses %s', async (_label, value) => {
  expect(await schema(value)).toBe(false)
})

test('is data without a library, and gives the same bytes every time', () => {
  expect(text.match(/^import .*/gm)).toEqual([`import type { AnswerSchema } from '@hub/http'`])
  expect(schemasText(readersCopy(document, documentOperations(document)))).toBe(text)
})
