import { expect, test } from 'vitest'
import { refuseHead } from './request-head.js'

const getStatus = (url: string, rawHeaders: string[] = []) =>
  refuseHead({ url, rawHeaders }, (path) => path === '/ants')?.status

test.each([
  ['/', undefined],
  [`/rdv?start=${'a'.repeat(8_000)}`, undefined],
  [`/rdv?start=${'a'.repeat(9_000)}`, 414],
  [`/rdv?${'a&'.repeat(300)}`, 414],
  [`/${'%e9'.repeat(700)}`, 414],
  [`/ants?${'meeting_point_ids=100000&'.repeat(2_600)}`, undefined],
  [`/ants/${'a'.repeat(3_000)}?a`, 414],
])('%.30s…: %s', (url, status) => {
  expect(getStatus(url)).toBe(status)
})

test('header fields have 16 KiB', () => {
  expect(getStatus('/', ['cookie', 'a'.repeat(16_000)])).toBeUndefined()
  expect(getStatus('/ants', ['cookie', 'a'.repeat(17_000)])).toBe(431)
})
