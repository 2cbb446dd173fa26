import { setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'
import { type AntsSimulatorOptions, createAntsSimulator } from '../src/msw/index.js'
import type { AntsAppointment } from '../src/simulator/index.js'
import { checkAnswers } from '../../../tools/openapi/check-answers.js'

const BASE_URL = 'https://int.api-coordination.rendezvouspasseport.ants.gouv.fr'
export const NUMBER = 'SOLOCAL001'

/** What a deletion names. */
export const key = {
  application_id: NUMBER,
  meeting_point: 'Mairie de Valbrume - annexe',
  meeting_point_id: '412',
  appointment_date: '2027-12-10 09:00:00',
}

/** What a creation sends. */
export const booking = { ...key, management_url: 'https://rdv.valbrume.example/rdvs/88' }

/** The same appointment, as a status shows it. */
export const shown = {
  management_url: booking.management_url,
  meeting_point: booking.meeting_point,
  appointment_date: '2027-12-10T09:00:00',
}

/** An appointment made with another editor. */
export const foreign: AntsAppointment = {
  application_id: NUMBER,
  management_url: 'https://autre.example/1',
  meeting_point: 'Mairie de Montclair',
  appointment_date: '2027-12-11T10:30:00',
}

/** A simulator behind one of its two doors, with every answer checked against the document. */
export function startSimulator(door: 'fetch' | 'msw', options: AntsSimulatorOptions = {}) {
  const { handlers, state, fetch } = createAntsSimulator(options)
  if (door === 'msw') {
    const server = setupServer(...handlers)
    server.listen({ onUnhandledFrame: 'error' })
    onTestFinished(() => server.close())
  }
  const send = checkAnswers('ants-coordination', door === 'msw' ? globalThis.fetch : fetch, { emptyBodies: true })

  async function call(
    method: string,
    path: string,
    query: Record<string, string | string[]> | string,
    init: RequestInit = {},
  ) {
    const url = new URL(BASE_URL + path)
    if (typeof query === 'string') url.search = query
    else {
      for (const [name, value] of Object.entries(query)) {
        for (const text of [value].flat()) url.searchParams.append(name, text)
      }
    }
    const response = await send(url, { method, headers: { 'x-rdv-opt-auth-token': 'secret' }, ...init })
    const text = await response.text()
    const isJson = response.headers.get('content-type') === 'application/json' && text !== ''
    return { status: response.status, headers: response.headers, body: isJson ? (JSON.parse(text) as unknown) : text }
  }
  return {
    state,
    call,
    getStatus: (...application_ids: string[]) =>
      call('GET', '/api/status', { application_ids, meeting_point_id: '412' }),
    create: (change: Partial<typeof booking> = {}) => call('POST', '/api/appointments', { ...booking, ...change }),
    remove: (change: Partial<typeof key> = {}) => call('DELETE', '/api/appointments', { ...key, ...change }),
  }
}

/** FastAPI's words for a parameter that is not there. */
export const missing = (name: string) => ({ loc: ['query', name], msg: 'field required', type: 'value_error.missing' })
