// One request of each kind that needs the database, and what it is answered when nothing is wrong.
import { setTimeout as sleep } from 'node:timers/promises'
import { signTestWebhook } from '@hub/rdv-insertion-client/webhooks'
import { authorization, PLACE } from './bookers.js'

const DAY = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
const CONTACT = { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.org' }
const ANTS = { 'x-hub-rdv-auth-token': 'token-of-ants-0123456789' }
export const WEBHOOK_SECRET = 'secret-of-rdv-insertion-for-tests'

export interface Question {
  title: string
  path: string
  init?: RequestInit | undefined
  /** The status when nothing is wrong. */
  right: number
}

export interface Subjects {
  /** Path of a management page. */
  page: string
  appointmentId: string
  /** A key that is kept in the database. */
  storedKey: string
  /** A number that ANTS takes and nobody used. */
  nextNumber: () => string
}

export function booking(application_id: string, time = '09:00'): string {
  const starts_at = `${DAY}T${time}`
  return JSON.stringify({
    meeting_point_id: PLACE,
    starts_at,
    reason: 'CNI',
    application_ids: [application_id],
    contact: CONTACT,
  })
}

const SLOTS = `/api/ants/availableTimeSlots?start_date=${DAY}&end_date=${DAY}&meeting_point_ids=${PLACE}`

/** What every route is asked, anew each time. */
export async function everyQuestion(subjects: Subjects): Promise<Question[]> {
  const { page, appointmentId, storedKey, nextNumber } = subjects
  const partner = (method: string, path: string, right = 200, init: RequestInit = {}): Question => {
    const headers = { ...authorization(Math.floor(Math.random() * 8)), 'content-type': 'application/json' }
    const all = { method, ...init, headers: { ...headers, ...Object.fromEntries(new Headers(init.headers)) } }
    return { title: `${method} ${path.split('?')[0]}`, path: `/api/v1${path}`, init: all, right }
  }
  const citizen = (method: string, path: string, right = 200, body?: URLSearchParams): Question => {
    // Each from a place of its own: numbers are checked ten times a minute for an address.
    const address = Array.from({ length: 3 }, () => Math.floor(Math.random() * 250)).join('.')
    const headers = { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `10.${address}` }
    return {
      title: `${method} page ${path.split('?')[0]}`,
      path,
      init: { method, headers, ...(body && { body }) },
      right,
    }
  }
  const link = { meeting_point: PLACE, start: `${DAY}T09:00`, reason: 'CNI', documents: '1' }
  const typed = { ...link, ...CONTACT, phone: '', nonce: crypto.randomUUID(), application_ids: nextNumber() }
  const event = { model: 'Invitation', event: 'created', data: { id: 1, user: { id: 1 } } }
  const webhook = await signTestWebhook(event as never, { secret: WEBHOOK_SECRET })
  return [
    partner('GET', '/meeting-points'),
    partner('GET', '/meeting-points', 200, { headers: { authorization: `Bearer ${storedKey}` } }),
    partner('GET', `/meeting-points/${PLACE}`),
    partner('GET', `/meeting-points/${PLACE}/slots?reason=CNI&from=${DAY}&to=${DAY}`),
    partner('GET', '/appointments'),
    partner('GET', `/appointments/${appointmentId}`),
    partner('POST', '/appointments', 201, { body: booking(nextNumber()) }),
    partner('POST', '/appointments', 201, {
      body: booking(nextNumber()),
      headers: { 'idempotency-key': crypto.randomUUID() },
    }),
    partner('PATCH', `/appointments/${appointmentId}`, 200, { body: JSON.stringify({ contact: CONTACT }) }),
    partner('DELETE', '/appointments/00000000-0000-4000-8000-000000000000', 404),
    partner('GET', '/rdv-insertion/users/1/participations'),
    citizen('GET', `/rdv?${new URLSearchParams(link)}`),
    citizen('POST', '/rdv', 303, new URLSearchParams(typed)),
    citizen('GET', page),
    { title: 'webhook', path: '/webhooks/rdv-insertion', init: { ...webhook, method: 'POST' }, right: 200 },
    { title: 'ANTS places', path: '/api/ants/getManagedMeetingPoints', init: { headers: ANTS }, right: 200 },
    { title: 'ANTS slots', path: SLOTS, init: { headers: ANTS }, right: 200 },
    {
      title: 'ANTS numbers',
      path: '/api/ants/searchApplicationIds?application_ids=AAAAAAAAAA',
      init: { headers: ANTS },
      right: 200,
    },
  ]
}

export interface Answered extends Pick<Question, 'title' | 'right'> {
  status: number
  retryAfter: string | null
  text: string
}

export async function ask(url: string, { title, path, init, right }: Question): Promise<Answered> {
  const response = await fetch(`${url}${path}`, { redirect: 'manual', ...init })
  const text = await response.text()
  return { title, right, status: response.status, retryAfter: response.headers.get('retry-after'), text }
}

/** Neither right nor a 503 that says when to come back, each once. */
export function wrongAnswers(answers: readonly Answered[]): string[] {
  const wrong = answers.filter(({ status, right, retryAfter }) => status !== right && !(status === 503 && retryAfter))
  return [...new Set(wrong.map(({ title, status, text }) => `${title}: ${status} ${text.slice(0, 300)}`))]
}

/** Asks all routes, several at a time, again and again until `stop`. */
export function askOnAndOn(url: string, subjects: Subjects, lanes = 4) {
  const stopping = new AbortController()
  const answers: Answered[] = []
  const lane = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      for (const question of await everyQuestion(subjects)) {
        if (stopping.signal.aborted) return
        answers.push(await ask(url, question))
      }
      // Within the limits of the keys.
      await sleep(300)
    }
  }
  const running = Promise.all(Array.from({ length: lanes }, lane))
  return {
    answers,
    async stop(): Promise<Answered[]> {
      stopping.abort()
      await running
      return answers
    },
  }
}
