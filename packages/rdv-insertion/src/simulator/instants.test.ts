import { expect, test } from 'vitest'
import { formatInstant } from './instants.js'

test.each([
  ['Europe/Paris', '2026-02-14T08:00:00.000Z', '2026-02-14T09:00:00.000+01:00'],
  ['Europe/Paris', '2026-07-14T22:30:00.123Z', '2026-07-15T00:30:00.123+02:00'],
  ['Indian/Reunion', '2026-02-14T08:00:00.000Z', '2026-02-14T12:00:00.000+04:00'],
  ['America/Martinique', '2026-02-14T02:00:00.000Z', '2026-02-13T22:00:00.000-04:00'],
  ['UTC', '2026-02-14T02:00:00.000Z', '2026-02-14T02:00:00.000+00:00'],
])('in %s, %s is %s', (zone, instant, expected) => {
  expect(formatInstant(Date.parse(instant), zone)).toBe(expected)
})
