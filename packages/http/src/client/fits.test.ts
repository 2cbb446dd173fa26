import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { certainlyFits } from './fits.js'

type Schema = z.core.$ZodType

const leaf = (): fc.Arbitrary<Schema> =>
  fc.constantFrom<Schema>(z.string(), z.number(), z.int(), z.boolean(), z.null(), z.unknown(), z.any())

const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf(),
    tie('schema').map((inner) => z.array(inner)),
    tie('schema').map((inner) => z.nullable(inner)),
    tie('schema').map((inner) => z.nullish(inner)),
    tie('schema').map((inner) => z.record(z.string(), inner)),
    fc
      .dictionary(fc.constantFrom('a', 'b', 'c'), tie('schema'), { maxKeys: 3, noNullPrototype: true })
      .map((shape) => z.object(shape)),
    fc
      .dictionary(fc.constantFrom('a', 'b', 'c'), tie('schema'), { maxKeys: 3, noNullPrototype: true })
      .map((shape) =>
        z.object(Object.fromEntries(Object.entries(shape).map(([name, inner]) => [name, z.optional(inner)]))),
      ),
  ),
}))

/** Values as JSON.parse gives them, with the property names that the schemas use. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<unknown>(null, true, '', 'text', 0, -1, 1.5, 2 ** 60),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}))

describe('certainlyFits', () => {
  it('says the same as zod, for every kind of schema that a reader’s copy consists of', () => {
    fc.assert(
      fc.property(schema, value, (each, candidate) => {
        expect(certainlyFits(each, candidate)).toBe(z.safeParse(each, candidate).success)
      }),
      { numRuns: 20_000 },
    )
  })

  it.each([
    ['a bound', z.string().check(z.minLength(3)), 'abcd'],
    ['a format', z.email(), 'a@b.fr'],
    ['a union', z.union([z.string(), z.number()]), 'a'],
    ['a transformation', z.pipe(z.string(), z.transform(Number)), '1'],
  ])('leaves %s to zod', (_, each, candidate) => {
    expect(z.safeParse(each, candidate).success).toBe(true)
    expect(certainlyFits(each, candidate)).toBe(false)
  })

  it('leaves schemas of other libraries to themselves', () => {
    expect(certainlyFits({ '~standard': { version: 1, validate: () => ({}) } }, 1)).toBe(false)
  })
})
