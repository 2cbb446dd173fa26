import { serve } from '@hono/node-server'
import type { AuthProvider } from '@hub/http'
import type { AddressInfo } from 'node:net'
import { setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'
import { createRdvInsertionClient, type RdvInsertionClientOptions, type UserToInvite } from '../src/index.js'
import { createRdvInsertionSimulator, type RdvInsertionSimulatorOptions } from '../src/msw/index.js'
import { checkAnswers } from '../../../tools/openapi/check-answers.js'

export const AGENT = 'agent@valbrume.example'
export const threeHeaders = { 'access-token': 'token-1', client: 'session-1', uid: AGENT }
export const auth: AuthProvider = { headers: () => threeHeaders }

/** Of the organisation that may see NIR. */
export const here = { rdv_solidarites_organisation_id: 4012 }
/** Of the employer, which may not. */
export const there = { rdv_solidarites_organisation_id: 4013 }
export const invitation = { motif_category: { short_name: 'rsa_orientation' } }

export const camille: UserToInvite = {
  first_name: 'Camille',
  last_name: 'Durand',
  title: 'madame',
  email: 'camille@example.fr',
  phone_number: '06 12 34 56 78',
  invitation,
}

/** Somebody else each time. */
export const somebody = (index: number): UserToInvite => ({
  ...camille,
  first_name: `Prénom${index}`,
  email: `personne${index}@example.fr`,
  phone_number: undefined,
})

/** The ways to the simulator. */
export const doors = ['in process', 'msw', 'over HTTP'] as const
export type Door = (typeof doors)[number]

type Fetch = (request: Request, init?: RequestInit) => Promise<Response>

/** A simulator behind a door, every answer checked against the document, and what was sent to it. */
export async function startSimulator(door: Door = 'in process', options: RdvInsertionSimulatorOptions = {}) {
  const { handlers, state, fetch } = createRdvInsertionSimulator(options)
  const sent: { method: string; path: string; headers: Headers; body: unknown }[] = []
  let baseUrl = 'https://demo.rdv-insertion.fr'
  let through: Fetch = fetch
  if (door === 'msw') {
    const server = setupServer(...handlers)
    server.listen({ onUnhandledFrame: 'error' })
    onTestFinished(() => server.close())
    through = globalThis.fetch
  }
  if (door === 'over HTTP') {
    const server = serve({
      fetch: (request) => fetch(request),
      port: 0,
      hostname: '127.0.0.1',
      overrideGlobalObjects: false,
    })
    onTestFinished(() => void server.close())
    if (!server.listening) await new Promise<void>((resolve) => server.once('listening', resolve))
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    through = globalThis.fetch
  }
  const checked = checkAnswers('rdv-insertion', (input, init) => through(new Request(input, init)))
  return {
    state,
    sent,
    baseUrl,
    fetch: async (address: Request | string, init?: RequestInit) => {
      const request = new Request(address, init)
      const text = await request.clone().text()
      const { pathname, search } = new URL(request.url)
      const body: unknown = text === '' ? undefined : JSON.parse(text)
      sent.push({ method: request.method, path: pathname + search, headers: request.headers, body })
      return checked(request)
    },
  }
}

export async function startClient(
  options: RdvInsertionClientOptions = {},
  simulatorOptions: RdvInsertionSimulatorOptions = {},
  door: Door = 'in process',
) {
  const simulator = await startSimulator(door, simulatorOptions)
  const { baseUrl, fetch } = simulator
  return { ...simulator, insertion: createRdvInsertionClient({ auth, baseUrl, fetch, ...options }) }
}

/** What a promise rejects with. */
export async function thrownBy(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('it resolved')
}
