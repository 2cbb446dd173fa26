import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstErrorOffset } from './json-error-offset.js'
import { parseJsonText } from './json-text.js'

describe('JSON text', () => {
  test('is read, with or without a byte-order mark', () => {
    expect(parseJsonText('{"a": [1, "é"]}')).toEqual({ ok: true, value: { a: [1, 'é'] } })
    expect(parseJsonText('\uFEFF{}')).toEqual({ ok: true, value: {} })
  })

  test.each([
    ['', 'is not valid JSON: the text ends too early, at line 1, column 1'],
    ['{\n  "a": 1,\n  "b": ,\n}', 'is not valid JSON: unexpected character at line 3, column 8'],
    ['{\n  "a": 1,\n}', 'is not valid JSON: unexpected character at line 3, column 1'],
    ['{\r\n"a" 1}', 'is not valid JSON: unexpected character at line 2, column 5'],
    ['[1, 2', 'is not valid JSON: the text ends too early, at line 1, column 6'],
    ['{} {}', 'is not valid JSON: unexpected character at line 1, column 4'],
    ["{'a': 1}", 'is not valid JSON: unexpected character at line 1, column 2'],
    ['["tab\there"]', 'is not valid JSON: unexpected character at line 1, column 6'],
    ['["bad \\x escape"]', 'is not valid JSON: unexpected character at line 1, column 7'],
    ['[01]', 'is not valid JSON: unexpected character at line 1, column 3'],
    ['NaN', 'is not valid JSON: unexpected character at line 1, column 1'],
    ['[1}', 'is not valid JSON: unexpected character at line 1, column 3'],
    ['{"a":1]', 'is not valid JSON: unexpected character at line 1, column 7'],
  ])('%j', (text, message) => {
    expect(parseJsonText(text)).toEqual({ ok: false, problem: { pointer: '', message } })
  })

  test('says nothing of what is written there', () => {
    const result = parseJsonText('{"contact": "marie.dupont@valbrume.example", "phone" "0600000000"}')
    expect(JSON.stringify(result)).not.toMatch(/dupont|0600/)
  })
})

const DAMAGES = Array.from('{}[],:"\\0-.eE+ntf u\n\t\u0001é')

describe('the first error', () => {
  const jsonText = fc
    .json({ maxDepth: 3 })
    .chain((text) => fc.constantFrom(text, JSON.stringify(JSON.parse(text), null, 2)))
  const damaged = fc
    .tuple(jsonText, fc.nat(), fc.constantFrom('', ...DAMAGES), fc.nat(2))
    .map(([text, at, inserted, removed]) => {
      const from = at % (text.length + 1)
      return text.slice(0, from) + inserted + text.slice(from + removed)
    })

  test('exists exactly when JSON.parse refuses the text, and everything before it can be continued', () => {
    let refused = 0
    fc.assert(
      fc.property(damaged, (text) => {
        const offset = firstErrorOffset(text)
        expect(offset === undefined).toBe(isJson(text))
        if (offset === undefined) return
        refused += 1
        // What comes before is complete, or only stops too early.
        expect([undefined, offset]).toContain(firstErrorOffset(text.slice(0, offset)))
      }),
      { numRuns: 3_000 },
    )
    expect(refused).toBeGreaterThan(500)
  })

  test('no depth is too deep', () => {
    expect(firstErrorOffset('['.repeat(100_000))).toBe(100_000)
    expect(firstErrorOffset('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined()
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
