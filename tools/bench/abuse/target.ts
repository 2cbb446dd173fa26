// The hub that is abused, and the ways to ask it.
import http from 'node:http'
import { type AgendaShape, ANTS_HEADERS, pointId } from '../slots/agenda.ts'
import { startHub } from '../slots/hub.ts'
import type { MeasuredProcess } from '../slots/measured-process.ts'
import type { Keep } from '../slots/phase.ts'

const KEY = 'partner-key-of-the-benchmark-0123456789abcdef'
const SHAPE: AgendaShape = { points: 400, slotsADay: 32 }
/** Lanes that ask one after the other. */
const AT_ONCE = 8

export interface Target {
  hub: MeasuredProcess
  /** A place that is open on all days. */
  place: string
  places: readonly string[]
  partnerHeaders: Record<string, string>
  formHeaders: Record<string, string>
  antsHeaders: Record<string, string>
}

export async function startTarget(keep: Keep): Promise<Target> {
  const hub = await startHub(SHAPE, keep, {
    HUB_API_KEYS: `partner:${KEY}`,
    RDV_INSERTION_WEBHOOK_SECRETS: 'secret-of-the-benchmark-0123456789',
  })
  return {
    hub,
    place: pointId(0),
    places: Array.from({ length: SHAPE.points }, (_, index) => pointId(index)),
    partnerHeaders: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    formHeaders: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    antsHeaders: ANTS_HEADERS,
  }
}

/** What is said of an answer that was cut off, for instance because the client was too slow to read it. */
const CUT_OFF = 'cut off'

/** Asks for a path again and again. @returns answers a second, and how many of which status */
export async function load(
  { hub }: Target,
  path: string,
  seconds = 2,
  headers: Record<string, string> = {},
): Promise<string> {
  const start = performance.now()
  const counts = new Map<string, number>()
  const lane = async (): Promise<void> => {
    while (performance.now() - start < seconds * 1_000) {
      const { status } = await answered(fetch(`${hub.url}${path}`, { redirect: 'manual', headers }))
      counts.set(status, (counts.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const statuses = [...counts].map(([status, count]) => (counts.size === 1 ? status : `${status}: ${count}`))
  // An answer may take longer than was meant for all.
  return `${((all * 1_000) / (performance.now() - start)).toFixed(0)} answers/s (${statuses.join(', ')})`
}

/** Sends a body. @returns the status, and why it was refused if it was */
export async function send(
  { hub }: Target,
  path: string,
  body: string,
  headers: Record<string, string>,
): Promise<string> {
  const answer = await answered(fetch(`${hub.url}${path}`, { method: 'POST', redirect: 'manual', headers, body }))
  const code = /"code":"(\w+)"/.exec(answer.text)?.[1]
  return `${answer.status}${code === undefined ? '' : ` ${code}`}`
}

async function answered(request: Promise<Response>): Promise<{ status: string; text: string }> {
  try {
    const response = await request
    return { status: String(response.status), text: await response.text() }
  } catch {
    return { status: CUT_OFF, text: '' }
  }
}

/** Asks with headers that `fetch` would not send. @returns the status, or how the connection ended */
export async function get({ hub }: Target, path: string, headers: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve) => {
    const request = http.get(`${hub.url}${path}`, { headers }, (response) => {
      response.resume().on('end', () => resolve(String(response.statusCode)))
    })
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
  })
}
