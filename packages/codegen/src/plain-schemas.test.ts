// Types and schemas of one document say the same, whatever keywords stand beside each other.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { documentOf } from '../test/documents.ts'
import { loadSchema } from '../test/load-schemas.ts'
import type { Document, Schema } from './document.ts'
import { documentOperations } from './document-operations.ts'
import { withPlainSchemas } from './plain-schemas.ts'
import { readersCopy } from './readers-copy.ts'
import { schemasText } from './schemas.ts'
import { typesText } from './types.ts'

/** A schema, values that fit it, and values that lack what a reader needs. */
type Case = { schema: Schema; right: unknown[]; wrong?: unknown[] }

const base = { $ref: '#/components/schemas/Base' }
const text = { type: 'string' }
const integer = { type: 'integer' }
const id = { properties: { id: integer }, required: ['id'] }

const cases: Record<string, Case> = {
  patternsInAMap: {
    schema: { type: 'object', patternProperties: { '^n_': integer }, additionalProperties: text },
    right: [{}, { n_a: 1, b: 'x' }],
    wrong: [{ b: true }],
  },
  patternsInAClosedMap: {
    schema: { type: 'object', patternProperties: { '^n_': integer }, additionalProperties: false },
    right: [{}, { n_a: 1 }],
    wrong: [{ n_a: 'x' }],
  },
  patternsAlone: { schema: { type: 'object', patternProperties: { '^n_': integer } }, right: [{ n_a: 1, b: 'x' }] },
  propertiesInAMap: {
    schema: { type: 'object', ...id, patternProperties: { '^on_': { type: 'boolean' } }, additionalProperties: text },
    right: [{ id: 1 }, { id: 1, b: 'x', on_a: true }],
    wrong: [{ b: 'x' }, { id: 'x' }, { id: 1, b: [] }],
  },
  propertiesInAMapOrNull: {
    schema: { type: ['object', 'null'], ...id, additionalProperties: text },
    right: [null, { id: 1, b: 'x' }],
    wrong: [{ id: 1, b: [] }],
  },
  tupleWithMore: {
    schema: { type: 'array', prefixItems: [text, { type: 'boolean' }], items: integer },
    right: [[], ['a'], ['a', true, 1, 2]],
    wrong: [['a', {}], 'a'],
  },
  tupleThatGoesOn: { schema: { type: 'array', prefixItems: [text] }, right: [[], ['a', 5, {}]], wrong: ['a'] },
  tupleThatGoesOnWithAnything: {
    schema: { type: 'array', prefixItems: [text], items: true },
    right: [[], ['a', 5, {}]],
    wrong: ['a'],
  },
  tupleThatMayBeShorter: {
    schema: { type: 'array', prefixItems: [text, { type: 'boolean' }], items: false },
    right: [[], ['a'], ['a', true]],
    wrong: [[1]],
  },
  mapBesideAllOf: {
    schema: { allOf: [{ type: 'object', properties: { size: integer } }], additionalProperties: integer },
    right: [{}, { size: 1, a: 2 }],
    wrong: [{ a: 'x' }],
  },
  nullAsAlternative: { schema: { oneOf: [base, { type: 'null' }] }, right: [null, { name: 'x' }], wrong: [1] },
  nullByReferenceAlone: { schema: { allOf: [{ $ref: '#/components/schemas/Maybe' }] }, right: [null, { name: 'x' }] },
  requiredBesideAllOf: {
    schema: { allOf: [base], required: ['name'] },
    right: [{ name: 'x' }],
    wrong: [{}, { name: 1 }],
  },
  requiredThroughTwoReferences: {
    schema: { allOf: [{ $ref: '#/components/schemas/Derived' }, { required: ['name', 'more'] }], required: ['name'] },
    right: [{ name: 'x', more: 1 }],
    wrong: [{ more: 1 }, { name: 'x' }, { name: 3, more: 1 }],
  },
  requiredWithoutProperties: { schema: { type: 'object', required: ['a'] }, right: [{ a: null }], wrong: [{}] },
  requiredBesideProperties: {
    schema: { type: 'object', properties: { a: text }, required: ['a', 'b'] },
    right: [{ a: 'x', b: 1 }],
    wrong: [{ a: 'x' }],
  },
  oneOfRequired: {
    schema: { type: 'object', properties: { a: text, b: text }, anyOf: [{ required: ['a'] }, { required: ['b'] }] },
    right: [{ a: 'x' }, { b: 'x' }],
    wrong: [{}, { a: 1 }],
  },
  requiredThatIsOnlySent: {
    schema: { allOf: [{ $ref: '#/components/schemas/Sent' }], required: ['name', 'password'] },
    right: [{ name: 'x', password: 'x' }],
    wrong: [{ password: 'x' }],
  },
  anything: { schema: true, right: [1, null, [{}]] },
  anythingInside: {
    schema: { type: 'object', properties: { a: true }, required: ['a'] },
    right: [{ a: 1 }],
    wrong: [{}],
  },
  listOfAnything: { schema: { type: 'array', items: true }, right: [[1, 'x', null]] },
  mapOfAnything: { schema: { type: 'object', additionalProperties: true }, right: [{ a: 1 }] },
  referenceWithSiblings: {
    schema: { ...base, description: 'With a number.', type: 'object', ...id },
    right: [{ id: 1, name: 'x' }],
    wrong: [{ name: 'x' }, { id: 1, name: 1 }],
  },
  alternativesWithSiblings: {
    schema: {
      type: 'object',
      ...id,
      oneOf: [base, { type: 'object', properties: { size: integer }, required: ['size'] }],
    },
    right: [
      { id: 1, name: 'x' },
      { id: 1, size: 2 },
    ],
    wrong: [{ name: 'x' }],
  },
  overlappingAlternatives: {
    schema: { oneOf: [integer, { type: 'number' }, base] },
    right: [1, 1.5, {}],
    wrong: ['x'],
  },
  discriminated: {
    schema: {
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
      discriminator: {
        propertyName: 'kind',
        mapping: { c: '#/components/schemas/Cat', d: '#/components/schemas/Dog' },
      },
    },
    right: [{ kind: 'c', lives: 9 }, { kind: 'd' }],
    wrong: [{ lives: 9 }],
  },
  nullInAList: { schema: { enum: ['a', null] }, right: ['a', null], wrong: [1] },
  noNullInAClosedList: { schema: { type: ['string', 'null'], enum: ['a'] }, right: ['a'], wrong: [null] },
  nullAsConstant: { schema: { const: null }, right: [null], wrong: [1] },
  textOrNull: { schema: { type: ['string', 'null'] }, right: ['x', null], wrong: [1] },
  rulesAboutValues: {
    schema: {
      type: 'object',
      properties: { tags: { type: 'array', items: text, contains: { const: 'a' } }, b: text },
      propertyNames: { pattern: '^[a-z]+$' },
      dependentRequired: { b: ['tags'] },
      not: { required: ['c'] },
      unevaluatedProperties: false,
    },
    right: [{ tags: ['a'], b: 'x' }],
    wrong: [{ tags: [1] }],
  },
}

const shared: Record<string, Schema> = {
  Base: { type: 'object', properties: { name: text } },
  Derived: { allOf: [base, { type: 'object', properties: { other: text } }] },
  Sent: { type: 'object', properties: { name: text, password: { type: 'string', writeOnly: true } } },
  Maybe: { anyOf: [base, { type: 'null' }] },
  Cat: { type: 'object', properties: { kind: text, lives: integer }, required: ['kind'] },
  Dog: { type: 'object', properties: { kind: text }, required: ['kind'] },
}
const toPlain = (document: Document) => withPlainSchemas(document)
const named = Object.fromEntries(Object.entries(cases).map(([name, { schema }]) => [`X${name}`, schema]))
const whole = {
  type: 'object',
  properties: Object.fromEntries(Object.keys(named).map((name) => [name, { $ref: `#/components/schemas/${name}` }])),
}
const written = documentOf({ Whole: whole, ...named, ...shared })
const before = structuredClone(written)
const document = toPlain(written)
const schema = await loadSchema(
  schemasText(readersCopy(document, documentOperations(document))),
  'GetThingResponseSchema',
)
const types = await typesText(document.content)
const rows = Object.entries(cases)

describe('schemas', () => {
  const isTaken = (name: string, value: unknown) => schema({ [`X${name}`]: value })

  test.each(rows)('take every right value: %s', async (name, { right }) => {
    for (const value of right) expect([value, await isTaken(name, value)]).toEqual([value, true])
  })

  test.each(rows.filter(([, { wrong }]) => wrong))(
    'refuse what a reader cannot read: %s',
    async (name, { wrong = [] }) => {
      for (const value of wrong) expect([value, await isTaken(name, value)]).toEqual([value, false])
    },
  )
})

const checkLine = (name: string, value: unknown) => `check<components['schemas']['X${name}']>(${JSON.stringify(value)})`

test('types take every right value, and refuse what schemas refuse', { timeout: 120_000 }, () => {
  const lines = rows.flatMap(([name, { right, wrong = [] }]) =>
    right
      .map((value) => checkLine(name, value))
      .concat(wrong.map((value) => `// @ts-expect-error\n${checkLine(name, value)}`)),
  )
  const folder = mkdtempSync(join(tmpdir(), 'hub-codegen-test-'))
  try {
    const file = join(folder, 'check.ts')
    writeFileSync(file, `${types}\ndeclare function check<T>(value: T): void\n${lines.join('\n')}\n`)
    const program = ts.createProgram([file], { strict: true, noEmit: true, types: [], lib: ['lib.es2023.d.ts'] })
    const found = ts.getPreEmitDiagnostics(program).map(({ file: at, start = 0, messageText }) => {
      const line = at?.getLineAndCharacterOfPosition(start).line ?? 0
      return `${at?.text.split('\n')[line]} ${at?.text.split('\n')[line + 1]}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
    })
    expect(found).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the document itself stays as it was', () => {
  expect(written).toEqual(before)
})

describe('what types and schemas would not read alike is refused by its pointer', () => {
  test.each<[string, Schema]>([
    ['nullable', { type: 'string', nullable: true }],
    ['if', { type: 'object', if: { required: ['a'] }, else: { required: ['b'] } }],
    ['else', { type: 'object', if: { required: ['a'] }, else: { required: ['b'] } }],
    ['dependentSchemas', { dependentSchemas: { a: { required: ['b'] } } }],
    ['$dynamicRef', { $dynamicRef: '#node' }],
    ['items', { type: 'array', items: [text] }],
    ['oneOf', { anyOf: [text], oneOf: [integer] }],
    ['anyOf', { anyOf: [] }],
    ['allOf', { allOf: [{ type: ['object', 'null'] }, base] }],
    ['type', { type: ['object', 'null'], allOf: [base] }],
    ['allOf/0', { allOf: [{ $ref: '#/components/schemas/Maybe' }], required: ['name'] }],
    ['allOf/1', { allOf: [base, { $ref: '#/components/schemas/Maybe' }] }],
    ['$ref', { $ref: '#/components/schemas/Maybe', ...id }],
    ['anyOf', { anyOf: [{ type: 'null' }, { required: ['id'] }], ...id }],
    ['enum/1', { type: 'string', enum: ['a', null] }],
    ['const', { type: 'string', const: 1 }],
    ['properties/a~1b', { type: 'object', properties: { 'a/b': false } }],
    ['items/nullable', { type: 'array', items: { type: 'string', nullable: true } }],
  ])('%s', (place, refused) => {
    const build = () => toPlain(documentOf({ ...shared, Thing: refused }))
    expect(build).toThrow(`#/components/schemas/Thing/${place}: `)
  })

  test('in parameters, bodies and answers too, all at once', () => {
    const parameter = { name: 'a', in: 'query', schema: { type: 'string', nullable: true } }
    const content = { 'application/json': { schema: { nullable: true } } }
    const operation = {
      operationId: 'getThing',
      'x-hub-retry': 'safe',
      parameters: [parameter],
      responses: { 404: { content } },
    }
    const odd = documentOf({})
    const paths = { '/thing/{id}': { get: operation } }
    expect(() => toPlain({ ...odd, content: { ...odd.content, paths } })).toThrow(
      /#\/paths\/~1thing~1{id}\/get\/parameters\/0\/schema\/nullable: [^]*#\/paths\/~1thing~1{id}\/get\/responses\/404\/content\/application~1json\/schema\/nullable: /,
    )
  })
})
