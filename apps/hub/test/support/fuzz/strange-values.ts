// Values that nobody means to send, and JSON with such values in it.
import type { Chooser } from './chooser.js'

/** As JSON text, since some of them are no values: lone surrogates, numbers that no type holds. */
const STRANGE_JSON: readonly string[] = [
  'null',
  'true',
  'false',
  '0',
  '-0',
  '-1',
  '1.5',
  '1e999',
  '-1e308',
  '5e-324',
  '9007199254740993',
  '2147483648',
  '9223372036854775808',
  '123456789012345678901234567890',
  '""',
  '" "',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udfff\\ud800"',
  '"\\ufeff"',
  '"\\u202emoc.elpmaxe"',
  '"\\u200b"',
  '"é\u0301\u0327"',
  '"__proto__"',
  '"%s%n%x"',
  '"\'; select 1; --"',
  '"<script>1</script>"',
  '"{{7*7}}${7*7}"',
  '"../../etc/passwd"',
  '"\\r\\nx-a: b"',
  '"NaN"',
  '"0001-01-01T00:00"',
  '"9999-12-31T23:59"',
  '"2027-02-30T09:00"',
  '"-271821-04-20T00:00"',
  '"2027-03-28T02:30"',
  '"+275760-09-13T00:00:00Z"',
  '"294277-01-01T00:00:00Z"',
  '"2027-12-10T09:00:00.123456789+23:59"',
  '[]',
  '[null]',
  '[[]]',
  '{}',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":{"a":1}}}',
  '{"":""}',
  '{"toString":1,"valueOf":2}',
]

const STRANGE_TEXTS: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e3',
  '0x10',
  '1.0',
  'NaN',
  'Infinity',
  '9007199254740993',
  '99999999999999999999',
  'null',
  'true',
  'undefined',
  '[object Object]',
  '2027-02-29',
  '2027-2-9',
  '9999-12-31',
  '0000-01-01',
  '-000001-01-01',
  '+275760-09-13',
  '2027-12-10T09:00',
  '%00',
  'a%00b',
  '%ED%A0%80',
  '%C0%AF',
  '%FF',
  '%',
  '%2',
  '%zz',
  '%25252e',
  '%2e%2e%2f%2e%2e',
  '..',
  '.',
  '%2F',
  '%5C',
  '%F0%9F%90%87',
  '__proto__',
  'constructor',
  "'",
  '"',
  '<b>',
  '%E2%80%AE',
  'é',
  '*',
  ';',
  '%0d%0ax-a:b',
]

/** @returns JSON text of its own kind */
export function strangeJson(choose: Chooser): string {
  if (choose.chance(0.05)) return JSON.stringify('a'.repeat(choose.below(5_000)))
  if (choose.chance(0.02)) return '['.repeat(choose.below(200))
  if (choose.chance(0.02)) return `[${Array.from({ length: choose.below(3_000) }, () => 0).join(',')}]`
  return choose.pick(STRANGE_JSON)
}

/** @returns text for a part of an address, a form or a header; some of it is no correct encoding */
export function strangeText(choose: Chooser): string {
  return choose.chance(0.05) ? 'a'.repeat(choose.below(9_000)) : choose.pick(STRANGE_TEXTS)
}

/** @returns JSON text of `value` in which some things are not what they should be */
export function spoiltJson(value: unknown, choose: Chooser): string {
  const likelihood = choose.pick([0.02, 0.1, 0.3])
  const write = (each: unknown): string => {
    if (choose.chance(likelihood)) return strangeJson(choose)
    if (Array.isArray(each)) {
      const items = each.flatMap((item: unknown) => (choose.chance(likelihood) ? [item, item] : [item]))
      return `[${items.map(write).join(',')}]`
    }
    if (each === null || typeof each !== 'object') return JSON.stringify(each) ?? 'null'
    const members = Object.entries(each).flatMap(([name, member]) => {
      if (choose.chance(likelihood / 2)) return []
      const text = `${JSON.stringify(name)}:${write(member)}`
      if (choose.chance(likelihood / 2)) return [text, `${JSON.stringify(name)}:${strangeJson(choose)}`]
      return choose.chance(likelihood / 2) ? [text, `${JSON.stringify(`${name}_`)}:${strangeJson(choose)}`] : [text]
    })
    return `{${members.join(',')}}`
  }
  return write(value)
}
