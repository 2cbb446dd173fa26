import { expect, test } from 'vitest'
import { toCsvLine } from './csv-writer.js'

test.each<[string[], string]>([
  [['a', 'b'], 'a;b\r\n'],
  [['1', ''], '1;\r\n'],
  [['8 bd du Port; bât. A', 'dit "Le Phare"'], '"8 bd du Port; bât. A";"dit ""Le Phare"""\r\n'],
  [['1\r\n2', ' x'], '"1\r\n2";" x"\r\n'],
  [['01000', '2A004'], '01000;2A004\r\n'],
  [['a,b', 'c\td'], 'a,b;c\td\r\n'],
])('%j', (cells, line) => {
  expect(toCsvLine(cells, ';')).toBe(line)
})
