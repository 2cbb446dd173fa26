import { describe, expect, test } from 'vitest'
import { createCsvParser, CsvSyntaxError } from './csv-parser.js'

/** All rows of a text that arrives in pieces of a size. */
function parse(text: string, size = text.length, delimiter = ';'): string[][] {
  const parser = createCsvParser(delimiter)
  const rows: string[][] = []
  for (let index = 0; index < text.length; index += size) rows.push(...parser.push(text.slice(index, index + size)))
  const last = parser.end()
  return last ? [...rows, last.row] : rows
}

describe.each([1, 2, 3, 1_000])('in pieces of %d', (size) => {
  test.each<[string, string, string[][]]>([
    [
      'plain rows',
      'a;b\n1;2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a;b\n1;2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'line ends of Windows and of old',
      'a;b\r\n1;2\r3;4\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'a delimiter, quotes and line breaks in quotes',
      'a;b\n"x;""y""";"1\r\n2"\n',
      [
        ['a', 'b'],
        ['x;"y"', '1\r\n2'],
      ],
    ],
    [
      'empty cells',
      'a;b;c\n;;\n"";"";\n',
      [
        ['a', 'b', 'c'],
        ['', '', ''],
        ['', '', ''],
      ],
    ],
    [
      'empty lines',
      '\na;b\n\n1;2\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a quote within a cell',
      'a;b\n5" pipe;x\n',
      [
        ['a', 'b'],
        ['5" pipe', 'x'],
      ],
    ],
    ['a byte order mark', '\uFEFFa;b\n', [['a', 'b']]],
    ['other delimiters alone', 'a,b;c\n', [['a,b', 'c']]],
  ])('%s', (_label, text, rows) => {
    expect(parse(text, size)).toEqual(rows)
  })
})

test('other delimiters', () => {
  expect(parse('a,b\n"1,2",3\n', 4, ',')).toEqual([
    ['a', 'b'],
    ['1,2', '3'],
  ])
  expect(parse('a\tb\n', 4, '\t')).toEqual([['a', 'b']])
})

test('a text that ends within quotes is told apart', () => {
  const parser = createCsvParser(';')
  expect(parser.push('a;b\n1;"half')).toEqual([['a', 'b']])
  expect(parser.end()).toEqual({ row: ['1', 'half'], isOpen: true })
})

test('a quote that is never closed does not take in a whole file', () => {
  const parser = createCsvParser(';')
  parser.push('a;"')
  expect(() => {
    for (let index = 0; index < 200; index += 1) parser.push('x'.repeat(10_000))
  }).toThrow(CsvSyntaxError)
})
