// Many people after few desks, on two processes over one PostgreSQL: as many bookings as there are desks, whoever asks where.
//
// HUB_TEST_REQUESTS says how many ask.
import { Client } from 'pg'
import { expect, test, vi } from 'vitest'
import { startAnts } from '../support/ants-process.js'
import { authorization, liveEnvironment, PLACE } from '../support/bookers.js'
import { describeOnPostgres } from '../support/engines.js'
import { startLive } from '../support/hub-process.js'
import { agenda, meetingPoint } from '../support/points.js'
import { report, times } from '../support/thorough.js'

const BOOKINGS = Number(process.env.HUB_TEST_REQUESTS ?? times(120, 10_000))
/** Requests under way at the same time, half of them on each process. */
const AT_ONCE = 24
/** Desks of the slots in turn: who comes after the last one is refused. */
const DESKS = [1, 2, 3, 5]
/** How many ask for each desk that there is. */
const RUSH = 4
/** Each key may ask 600 times a minute of a process, and there are eight: whoever is told to wait does. */
const PATIENCE = 600_000
const DAYS = Array.from({ length: 25 }, (_, index) =>
  new Date(Date.now() + (index + 2) * 86_400_000).toISOString().slice(0, 10),
)
const TIMES = ['09:00', '09:15', '09:30', '09:45']

interface Slot {
  place: string
  startsAt: string
  desks: number
}

/** As many slots as it takes for so many requests, each of which is asked for more often than it can be had. */
function slotsFor(requests: number): Slot[] {
  const slots: Slot[] = []
  for (let wanted = 0, index = 0; wanted < requests; index += 1) {
    const desks = DESKS[index % DESKS.length] ?? 1
    const start = Math.floor(index / DESKS.length)
    const place = `${PLACE}-${desks}-${Math.floor(start / (DAYS.length * TIMES.length))}`
    const startsAt = `${DAYS[start % DAYS.length]}T${TIMES[Math.floor(start / DAYS.length) % TIMES.length]}`
    slots.push({ place, startsAt, desks })
    wanted += desks * RUSH
  }
  return slots
}

const createNumber = (index: number): string => `D${String(index).padStart(9, '0')}`

function percentile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((one, other) => one - other)
  return `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)} ms`
}

describeOnPostgres('contended bookings', ({ createStorage }) => {
  test(`${BOOKINGS} on two processes: each slot has as many bookings as desks`, {
    timeout: 300_000 + BOOKINGS * 300,
  }, async () => {
    await using storage = await createStorage()
    await using ants = await startAnts()
    const slots = slotsFor(BOOKINGS)
    const wishes = slots.flatMap((slot) => Array.from({ length: slot.desks * RUSH }, () => slot))
    await ants.validate(wishes.map((_, index) => createNumber(index)))
    const environment = liveEnvironment(storage, ants.url)
    const [one, other] = await Promise.all([startLive(environment), startLive(environment)])
    await using _one = one.hub
    await using _other = other.hub
    const urls = [one.url, other.url]

    const places = new Map(slots.map(({ place, desks }) => [place, desks]))
    const points = [...places].map(([place, desks]) =>
      meetingPoint(place, { openings: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', desks }] }),
    )
    const published = await fetch(`${one.url}/api/v1/agenda`, {
      method: 'POST',
      headers: { ...authorization(), 'content-type': 'application/json' },
      body: JSON.stringify(agenda(...points)),
    })
    expect(published.status).toBe(200)
    await vi.waitFor(async () => {
      const response = await fetch(`${other.url}/api/v1/meeting-points?limit=500`, { headers: authorization() })
      expect(((await response.json()) as { items: unknown[] }).items).toHaveLength(points.length)
    }, 120_000)

    const answers = new Map<string, number>()
    const latencies: number[] = []
    async function ask(index: number, { place, startsAt }: Slot): Promise<string> {
      const start = performance.now()
      for (let attempt = 0; ; attempt += 1) {
        const response = await fetch(`${urls[(index + attempt) % 2]}/api/v1/appointments`, {
          method: 'POST',
          headers: {
            ...authorization(index),
            'content-type': 'application/json',
            'idempotency-key': `wish-${index}`,
          },
          body: JSON.stringify({
            meeting_point_id: place,
            starts_at: startsAt,
            reason: 'CNI',
            application_ids: [createNumber(index)],
            contact: { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.org' },
          }),
        })
        const { code = '' } = (await response.json()) as { code?: string }
        const isLate = performance.now() - start > PATIENCE
        // Too busy, or asked too often: the same request again.
        if (!isLate && (response.status === 503 || response.status === 429 || code === 'idempotency_in_progress')) {
          answers.set(String(response.status), (answers.get(String(response.status)) ?? 0) + 1)
          await new Promise((resolve) => setTimeout(resolve, 250))
          continue
        }
        latencies.push(performance.now() - start)
        return `${response.status} ${code}`
      }
    }
    const waiting = [...wishes.entries()]
    const outcomes: string[] = []
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, slot] = next
        outcomes[index] = await ask(index, slot)
      }
    }
    const start = performance.now()
    await Promise.all(Array.from({ length: AT_ONCE }, lane))
    const seconds = (performance.now() - start) / 1_000

    expect([...new Set(outcomes)].toSorted((a, b) => a.localeCompare(b))).toEqual(['201 ', '409 slot_unavailable'])
    const database = new Client({ connectionString: storage.config.databaseUrl })
    await database.connect()
    try {
      const { rows } = await database.query<{ place: string; starts_at: string; count: number }>(
        `select meeting_point_id as place, starts_at, count(*)::int from appointments where status = 'booked'
          group by meeting_point_id, starts_at`,
      )
      const booked = new Map(rows.map(({ place, starts_at, count }) => [`${place} ${starts_at}`, count]))
      expect(booked).toEqual(new Map(slots.map(({ place, startsAt, desks }) => [`${place} ${startsAt}`, desks])))
      const counted = await database.query<{ numbers: number; live: number }>(
        `select count(distinct application_key)::int as numbers, count(*)::int as live
          from appointment_applications where is_live`,
      )
      const desks = slots.reduce((sum, slot) => sum + slot.desks, 0)
      expect(counted.rows).toEqual([{ numbers: desks, live: desks }])
      expect(outcomes.filter((outcome) => outcome === '201 ')).toHaveLength(desks)
      report('contended bookings on two processes', {
        requests: wishes.length,
        slots: slots.length,
        booked: desks,
        refused: wishes.length - desks,
        doubled: 0,
        'of 500': 0,
        ...Object.fromEntries([...answers].map(([status, count]) => [`asked again after ${status}`, count])),
        'a second': Math.round(wishes.length / seconds),
        median: percentile(latencies, 0.5),
        'of a hundred the slowest': percentile(latencies, 0.99),
        slowest: percentile(latencies, 1),
      })
    } finally {
      await database.end()
    }
  })
})
