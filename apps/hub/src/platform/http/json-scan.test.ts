import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type JsonLimits, scanJson } from './json-scan.js'
import { parseJsonLists, parseJsonText } from './json-text.js'
import { runWithoutPauses } from '../process/time-slicing.js'

const LIMITS: JsonLimits = { depth: 4, keys: 3, items: 5, values: 20, bytes: 200 }
const LARGE: JsonLimits = { depth: 100, keys: 1_000, items: 1_000, values: 10_000, bytes: 1_000_000 }

const scanProblem = (text: string, limits = LIMITS) => {
  const scan = runWithoutPauses(scanJson(Buffer.from(text), limits))
  return scan.ok ? undefined : `${scan.problem.pointer} ${scan.problem.message}`
}

describe('what a JSON text may hold', () => {
  test.each([
    ['{"a":[[[1]]]}', undefined],
    ['{"a":[[[[1]]]]}', '/a/0/0/0 is nested too deeply: at most 4 levels'],
    ['['.repeat(30), '/0/0/0/0 is nested too deeply: at most 4 levels'],
    ['{"a":1,"b":2,"c":3}', undefined],
    ['{"x":{"a":1,"b":2,"c":3,"d":4}}', '/x must have at most 3 keys'],
    ['[1,2,3,4,5]', undefined],
    ['{"a/b~":[1,2,3,4,5,6]}', '/a~1b~0 must have at most 5 items'],
    ['[[1,2,3,4,5],[1,2,3,4,5],[1,2,3,4,5],[1,2,3,4,5]]', ' has more than 20 values'],
    [`["${'x'.repeat(300)}"]`, ' is larger than 200 bytes'],
    [`{}${' '.repeat(300)}`, undefined],
    ['["[[[[[[[", "\\"[[[[[[", "\\\\"]', undefined],
  ])('%j', (text, problem) => {
    expect(scanProblem(text)).toBe(problem)
  })

  test('a refusal comes before the rest of the text is looked at, and quotes no long key', () => {
    const bytes = Buffer.from(`{"${'k'.repeat(100_000)}":${'['.repeat(1_000_000)}`)
    const scanning = scanJson(bytes, LIMITS)
    let steps = 0
    let step = scanning.next()
    for (; !step.done; step = scanning.next()) steps += 1
    expect(steps).toBeLessThan(10)
    expect(JSON.stringify(step.value).length).toBeLessThan(300)
  })

  test('items of split lists have limits of their own', () => {
    const list = Array.from({ length: 5 }, () => [1, 2, 3, 4])
    expect(scanProblem(JSON.stringify({ list }), { ...LIMITS, values: 8 })).toMatch(/has more than 8 values/)
    expect(scanProblem(JSON.stringify({ list }), { ...LIMITS, values: 8, isSplit: true })).toBeUndefined()
    list[3] = [1, 2, 3, 4, 5]
    expect(scanProblem(JSON.stringify({ list: [[list]] }), { ...LIMITS, values: 8, depth: 9, isSplit: true })).toBe(
      '/list/0 has more than 8 values',
    )
  })
})

describe('a text that is parsed item by item', () => {
  const parse = (text: string) => runWithoutPauses(parseJsonLists(Buffer.from(text), LARGE))
  const lists = fc.dictionary(
    fc.constantFrom('meeting_points', 'other', 'é"', '\\', '__proto__'),
    fc.oneof(fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 5 }), fc.jsonValue({ maxDepth: 2 })),
  )
  const json = fc
    .oneof(lists, fc.jsonValue({ maxDepth: 3 }))
    .chain((value) =>
      fc.constantFrom(JSON.stringify(value), JSON.stringify(value, null, 2), ` ${JSON.stringify(value)}\n`),
    )

  test('says what the whole text says', () => {
    fc.assert(
      fc.property(json, (text) => {
        const result = parse(text)
        if (!result.ok) throw new Error(result.problem.message)
        const { root, items } = result.lists
        const whole = (value: unknown) => (Array.isArray(value) ? value.map((index) => items[index as number]) : value)
        const isObject = typeof root === 'object' && root !== null && !Array.isArray(root)
        const read = isObject
          ? Object.fromEntries(Object.entries(root).map(([key, value]) => [key, whole(value)]))
          : root
        expect(read).toEqual(JSON.parse(text))
      }),
      { numRuns: 1_000 },
    )
  })

  const damages = Array.from('{}[],:"\\0-.eE+ntf u\n\t\u0001é')
  test('has its first mistake where the whole text has it', () => {
    const damaged = fc
      .tuple(json, fc.nat(), fc.constantFrom('', ...damages), fc.nat(2))
      .map(([text, at, inserted, removed]) => {
        const from = at % (text.length + 1)
        return text.slice(0, from) + inserted + text.slice(from + removed)
      })
    fc.assert(
      fc.property(damaged, (text) => {
        const whole = parseJsonText(text)
        const split = parse(text)
        expect(split.ok).toBe(whole.ok)
        if (!whole.ok) expect(split).toEqual(whole)
      }),
      { numRuns: 3_000 },
    )
  })
})
