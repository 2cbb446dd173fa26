import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { AnswerSchema } from './answer-schema.js'
import { findMismatches } from './find-mismatches.js'
import { fitsSchema } from './fits-schema.js'

/** The same schema for us and for zod. */
interface Pair {
  ours: AnswerSchema
  zods: z.core.$ZodType
}

const names = fc.constantFrom('a', 'b', 'c')

const { pair } = fc.letrec<{ pair: Pair }>((tie) => ({
  pair: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<Pair>(
      { ours: { type: 'string' }, zods: z.string() },
      { ours: { type: 'number' }, zods: z.number() },
      { ours: { type: 'integer' }, zods: z.int() },
      { ours: { type: 'boolean' }, zods: z.boolean() },
      { ours: { type: 'null' }, zods: z.null() },
      { ours: { type: ['string', 'null'] }, zods: z.nullable(z.string()) },
      { ours: {}, zods: z.unknown() },
    ),
    tie('pair').map(({ ours, zods }) => ({ ours: { type: 'array' as const, items: ours }, zods: z.array(zods) })),
    tie('pair').map(({ ours, zods }) => ({ ours: { lazy: () => ours }, zods: z.lazy(() => zods) })),
    tie('pair').map(({ ours, zods }) => ({
      ours: { type: 'object' as const, additionalProperties: ours },
      zods: z.record(z.string(), zods),
    })),
    fc.tuple(tie('pair'), tie('pair')).map(([one, other]) => ({
      ours: { anyOf: [one.ours, other.ours] },
      zods: z.union([one.zods, other.zods]),
    })),
    fc.tuple(fc.dictionary(names, tie('pair'), { maxKeys: 3, noNullPrototype: true }), fc.boolean()).map(objectPair),
  ),
}))

function objectPair([shape, isRequired]: [Record<string, Pair>, boolean]): Pair {
  const entries = Object.entries(shape)
  return {
    ours: {
      type: 'object',
      properties: Object.fromEntries(entries.map(([name, { ours }]) => [name, ours])),
      ...(isRequired && { required: Object.keys(shape) }),
    },
    zods: z.object(Object.fromEntries(entries.map(([name, { zods }]) => [name, isRequired ? zods : z.optional(zods)]))),
  }
}

/** Values as JSON.parse gives them, with the property names that the schemas use. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, '', 'text', 0, -1, 1.5, 2 ** 60),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))

function findPointers(schema: AnswerSchema, given: unknown): string[] {
  return findMismatches(schema, given, fitsSchema)
}

describe('the check of an answer', () => {
  it('says the same as zod, and names what it refuses', () => {
    let refused = 0
    fc.assert(
      fc.property(pair, value, ({ ours, zods }, candidate) => {
        const isFit = z.safeParse(zods, candidate).success
        if (!isFit) refused += 1
        expect(fitsSchema(ours, candidate)).toBe(isFit)
        expect(findPointers(ours, candidate).length > 0).toBe(!isFit)
      }),
      { numRuns: 10_000 },
    )
    expect(refused).toBeGreaterThan(1_000)
  })

  const place: AnswerSchema = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] }

  it.each<[string, AnswerSchema, unknown, string[]]>([
    ['the root', place, [], ['']],
    ['a property that is missing', place, {}, ['/name']],
    ['a name with a slash', { required: ['a/b~c'] }, {}, ['/a~1b~0c']],
    ['rows', { type: 'array', items: place }, [{ name: 'A' }, {}, { name: 3 }], ['/1/name', '/2/name']],
    ['a map, without its keys', { additionalProperties: place }, { '29.09.1990': null, x: {} }, ['/*', '/*/name']],
    ['the alternative that is meant', { anyOf: [place, { type: 'null' }] }, { name: 1 }, ['/name']],
    ['alternatives as a whole', { anyOf: [place, { type: 'null' }] }, 1, ['']],
    ['alternatives alike as a whole', { anyOf: [place, { type: 'object', required: ['id'] }] }, {}, ['']],
    ['each part', { allOf: [place, { required: ['id'] }] }, {}, ['/name', '/id']],
  ])('names %s', (_, schema, candidate, pointers) => {
    expect(findPointers(schema, candidate)).toEqual(pointers)
  })

  it('looks at own properties only', () => {
    const text: AnswerSchema = { type: 'string' }
    const schema: AnswerSchema = { properties: { constructor: text }, required: ['toString'] }
    expect(findPointers(schema, {})).toEqual(['/toString'])
  })

  it('follows a schema that holds itself', () => {
    const tree: AnswerSchema = {
      type: 'object',
      properties: { children: { type: 'array', items: { lazy: () => tree } } },
    }
    expect(findPointers(tree, { children: [{ children: [{}] }, { children: 1 }] })).toEqual(['/children/1/children'])
  })
})
