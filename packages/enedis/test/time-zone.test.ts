import { expect, test } from 'vitest'

test('the process is in the time zone of its project', () => {
  expect(['UTC', 'Pacific/Auckland']).toContain(process.env['TZ'])
  expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(process.env['TZ'])
  expect(new Date('2026-11-30T12:00:00Z').getHours()).toBe(process.env['TZ'] === 'UTC' ? 12 : 1)
})
