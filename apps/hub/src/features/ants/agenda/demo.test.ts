import { describe, expect, test } from 'vitest'
import { demoAgenda } from './demo.js'
import { parseAgenda } from './document.js'
import { availableSlots } from './slots.js'

const DAY = 86_400_000

describe('the demo agenda', () => {
  const result = parseAgenda(demoAgenda, { today: '2027-01-01' })
  const points = result.ok ? result.agenda.meeting_points : []

  test('is valid, and every point of it is published to ANTS', () => {
    expect(result).toMatchObject({ ok: true })
    expect(points.length).toBeGreaterThanOrEqual(6)
    expect(
      points.filter(({ zip_code, longitude, latitude }) => !zip_code || longitude === null || latitude === null),
    ).toEqual([])
  })

  test('has Corsica, overseas communes in their own time zones, accents and apostrophes', () => {
    const zones = new Map(points.map(({ zip_code, time_zone }) => [zip_code?.slice(0, 3), time_zone]))
    expect(zones.get('200')).toBe('Europe/Paris')
    expect(zones.get('972')).toBe('America/Martinique')
    expect(zones.get('974')).toBe('Indian/Reunion')
    const names = points.map(({ city_name }) => city_name).join()
    expect(names).toMatch(/ÿ/)
    expect(names).toMatch(/é/)
    expect(names).toMatch(/'/)
  })

  test('names no day', () => {
    expect(JSON.stringify(demoAgenda)).not.toMatch(/\d{4}-\d\d-\d\d/)
  })

  test.each([2027, 2040, 2090])('always has slots in the two weeks to come (%i)', (year) => {
    for (let week = 0; week < 52; week += 1) {
      const now = Date.parse(`${year}-01-01T12:00:00Z`) + week * 7 * DAY
      const [start_date = '', end_date = ''] = [0, 13].map((days) =>
        new Date(now + days * DAY).toISOString().slice(0, 10),
      )
      for (const point of points) {
        const slots = availableSlots(point, [], { reason: 'CNI', documents_number: 2, start_date, end_date, now })
        expect(slots.length).toBeGreaterThan(50)
      }
    }
  })
})
