// What ANTS and partners send on a busy day, invented from one seed: the same requests in every run.
import { REASONS } from '@hub/ants-client/editor'
import { ANTS_HEADERS, dayIn, meetingPoint, pointId, searchPath, formatTime } from './agenda.ts'
import type { Answer, Sending } from './load.ts'

export const SHAPE = { points: 200, slotsADay: 16 }

/** As many keys as keep each below its 600 requests a minute. */
const KEYS = Array.from({ length: 100 }, (_, index) => `key-of-the-benchmark-${index}-0123456789abcdef`)
export const API_KEYS = KEYS.map((key, index) => `bench-${index}:${key}:ants`).join(',')

/** Days ahead in which appointments are taken and searched for. */
const AHEAD = 150
const MONTH = 31

export interface MixedRequest {
  kind: 'search' | 'meeting points' | 'booking' | 'cancellation' | 'agenda change'
  path: string
  sending: Sending
  /** Anything else is told at the end. */
  expected: readonly number[]
  /** Takes note of the answer. */
  done?: (answer: Answer) => void
}

/** A number from 0 to 1, excluded. */
type Random = () => number

/** @returns what to send as request `index`; appointments that were booked are cancelled later on */
export function createMixedRequests(random: Random): (index: number) => MixedRequest {
  const booked: string[] = []
  return (index) => {
    const authorization = `Bearer ${KEYS[index % KEYS.length]}`
    const partner = { authorization, 'content-type': 'application/json' }
    const dice = random()
    if (dice < 0.1) return meetingPoints()
    if (dice < 0.25) return booking(random, index, partner, booked)
    if (dice < 0.35) {
      const id = booked.shift()
      if (id !== undefined) return cancellation(id, partner)
    }
    if (dice < 0.4) return agendaChange(random, partner)
    return search(random)
  }
}

function search(random: Random): MixedRequest {
  // Most searches are of a few places and of a month; the search that widens itself asks for more and more months.
  const points = 1 + below(random() ** 2, 20)
  const days = random() < 0.7 ? 1 + below(random(), MONTH) : AHEAD - below(random(), AHEAD - MONTH)
  const ids = Array.from({ length: points }, () => anyPoint(random))
  const documents = random() < 0.7 ? 1 : 1 + below(random(), 5)
  const from = below(random() ** 2, 60)
  const path = searchPath({ ids, from, days, reason: pickOne(REASONS, random), documents })
  return { kind: 'search', path, sending: { headers: ANTS_HEADERS }, expected: [200] }
}

function meetingPoints(): MixedRequest {
  const path = '/api/ants/getManagedMeetingPoints'
  return { kind: 'meeting points', path, sending: { headers: ANTS_HEADERS }, expected: [200] }
}

function booking(random: Random, index: number, headers: Record<string, string>, booked: string[]): MixedRequest {
  const body = JSON.stringify({
    meeting_point_id: anyPoint(random),
    starts_at: `${dayIn(1 + below(random(), AHEAD))}T${formatTime(below(random(), SHAPE.slotsADay))}`,
    reason: random() < 0.5 ? 'CNI' : 'PASSPORT',
    application_ids: [`B${String(index).padStart(9, '0')}`],
    contact: { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.org' },
  })
  return {
    kind: 'booking',
    path: '/api/v1/appointments',
    sending: { method: 'POST', headers, body, keepBody: true },
    // Somebody may have been there before, or the point be closed.
    expected: [201, 409],
    done: (answer) => {
      if (answer.status === 201) booked.push((JSON.parse(answer.body.toString()) as { id: string }).id)
    },
  }
}

function cancellation(id: string, headers: Record<string, string>): MixedRequest {
  return {
    kind: 'cancellation',
    path: `/api/v1/appointments/${id}`,
    sending: { method: 'DELETE', headers },
    expected: [200],
  }
}

/** A point closes for one day, another than before. */
function agendaChange(random: Random, headers: Record<string, string>): MixedRequest {
  const index = below(random(), SHAPE.points)
  const { id, ...content } = meetingPoint(index, SHAPE.slotsADay, [dayIn(1 + below(random(), AHEAD))])
  return {
    kind: 'agenda change',
    path: `/api/v1/meeting-points/${id}`,
    sending: { method: 'PUT', headers, body: JSON.stringify(content) },
    expected: [200],
  }
}

function anyPoint(random: Random): string {
  return pointId(below(random(), SHAPE.points))
}

function pickOne<Item>(items: readonly Item[], random: Random): Item {
  return items[below(random(), items.length)] as Item
}

function below(fraction: number, limit: number): number {
  return Math.floor(fraction * limit)
}
