import { onTestFinished } from 'vitest'
import { type AntsClient, type AntsClientOptions, createAntsClient } from '../../src/index.js'
import { type AntsSimulatorOptions, type AntsState, createAntsSimulator } from '../../src/simulator/index.js'

export const TOKEN = 'token-of-the-editor'
export const NUMBER = 'SOLOCAL001'
export const OTHER_NUMBER = 'SOLOCAL002'

/** What a deletion names. */
export const key = {
  application_id: NUMBER,
  meeting_point: 'Mairie de Valbrume - annexe',
  meeting_point_id: '412',
  appointment_date: '2027-12-10T09:00',
}
export const booking = { ...key, management_url: 'https://rdv.valbrume.example/rdvs/88?numero=1' }
export const asked = { application_ids: [NUMBER], meeting_point_id: '412' }

/** The booking, as a status shows it. */
export const shown = {
  management_url: booking.management_url,
  meeting_point: booking.meeting_point,
  appointment_date: '2027-12-10T09:00:00',
}

export interface SentRequest {
  method: string
  url: URL
  headers: Headers
  body: string
}

export interface Bench {
  ants: AntsClient
  state: AntsState
  /** Every request that left the client, in order. */
  sent: SentRequest[]
  /** The way to the simulator that records them, for a second client. */
  fetch: Fetch
}

type Fetch = NonNullable<AntsClientOptions['fetch']>

/** A client over a simulator in this process, with what went between them. */
export function startClient(client: AntsClientOptions = {}, simulator: AntsSimulatorOptions = {}): Bench {
  const { state, fetch: answer } = createAntsSimulator({ token: TOKEN, ...simulator })
  const sent: SentRequest[] = []
  const fetch: Fetch = async (address, init) => {
    const request = new Request(address, init)
    const { method, url, headers } = request
    sent.push({ method, url: new URL(url), headers: new Headers(headers), body: await request.clone().text() })
    return answer(request)
  }
  return { ants: createAntsClient({ token: TOKEN, environment: 'integration', fetch, ...client }), state, sent, fetch }
}

/** What a call rejects with. */
export async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  const settled = await call.then(
    () => ({ error: undefined }),
    (error: unknown) => ({ error }),
  )
  if (settled.error === undefined) throw new Error('the call was expected to fail')
  return settled.error
}

/** Methods of the requests sent, for tests about how many and in which order. */
export function methodsOf({ sent }: Bench): string[] {
  return sent.map(({ method }) => method)
}

/** A value that types forbid, as untyped callers give it. */
export function untyped(value: unknown): never {
  // @ts-expect-error -- that is the point
  return value
}

/** Runs a clean-up even when the test fails. */
export function atTheEnd(cleanUp: () => unknown): void {
  onTestFinished(async () => {
    await cleanUp()
  })
}
