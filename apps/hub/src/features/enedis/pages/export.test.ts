import { expect, test } from 'vitest'
import { toCell, toCsv } from './export.js'

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "a"', '"say ""a"""'],
  ['=1+1', "'=1+1"],
  ['@x', "'@x"],
])('%s', (text, cell) => {
  expect(toCell(text)).toBe(cell)
})

test('one line for each value', () => {
  const csv = toCsv({
    account: { email: 'a@b.fr', client_id: null },
    usage_points: [{ status: 'active' }],
    consents: [],
    sessions: [],
    usage: [],
  })
  expect(csv).toBe(
    'section,number,name,value\r\naccount,1,email,a@b.fr\r\naccount,1,client_id,\r\nusage_points,1,status,active\r\n',
  )
})
