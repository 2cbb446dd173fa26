import { expect, test } from 'vitest'
import { documentOf } from '../test/documents.ts'
import { typesText } from './types.ts'

const text = await typesText(
  documentOf({
    Thing: {
      type: 'object',
      properties: {
        open: { type: 'string', enum: ['a', "it's"], 'x-hub-open': true },
        openOrNull: { type: ['string', 'null'], enum: ['a', null], 'x-hub-open': true },
        closed: { type: 'string', enum: ['a', 'b'] },
        withDefault: { type: 'integer', default: 1 },
        anything: { type: 'object' },
      },
    },
  }).content,
)

test.each([
  ['an open enum accepts any text', "open?: 'a' | 'it\\'s' | (string & {});"],
  ['an open enum may be null', "openOrNull?: 'a' | (string & {}) | null;"],
  ['an enum is closed unless it says otherwise', 'closed?: "a" | "b";'],
  ['a default does not promise a value', 'withDefault?: number;'],
  ['an object without properties holds unknown values', 'anything?: Record<string, unknown>;'],
])('%s', (_label, line) => {
  expect(text).toContain(line)
})
