import type { AuthProvider } from '@hub/http'
import { onTestFinished } from 'vitest'
import {
  createRdvSolidaritesClient,
  type RdvSolidaritesClient,
  type RdvSolidaritesClientOptions,
} from '../../src/index.js'
import {
  createRdvSolidaritesSimulator,
  type RdvSolidaritesSimulatorOptions,
  type RdvSolidaritesState,
} from '../../src/simulator/index.js'
import { checkAnswers } from '../../../../tools/openapi/check-answers.js'

/** The three headers of a session, as an AuthProvider gives them. */
export const SESSION = {
  'access-token': 'token-of-the-session',
  client: 'client-of-it',
  uid: 'agent@departement.example',
}
export const auth: AuthProvider = { headers: () => SESSION }

export const ORGANISATION = 412
export const OTHER_ORGANISATION = 413

export interface SentRequest {
  method: string
  url: URL
  headers: Headers
  body: unknown
}

export interface Bench {
  client: RdvSolidaritesClient
  state: RdvSolidaritesState
  /** Every request that left the client, in order. */
  sent: SentRequest[]
}

/** A client over a simulator in this process, every answer checked against the document unless a test breaks it on purpose. */
export function startClient(
  options: RdvSolidaritesClientOptions = {},
  simulatorOptions: RdvSolidaritesSimulatorOptions = {},
  check = checkAnswers,
): Bench {
  const { state, fetch: answer } = createRdvSolidaritesSimulator(simulatorOptions)
  const checked = check('rdv-solidarites', answer)
  const sent: SentRequest[] = []
  const fetch: NonNullable<RdvSolidaritesClientOptions['fetch']> = async (address, init) => {
    const request = new Request(address, init)
    const { method, url, headers } = request
    const text = await request.clone().text()
    sent.push({ method, url: new URL(url), headers: new Headers(headers), body: text && JSON.parse(text) })
    return checked(request)
  }
  return { client: createRdvSolidaritesClient({ auth, environment: 'demo', fetch, ...options }), state, sent }
}

/** In place of `checkAnswers`. */
export const unchecked: typeof checkAnswers = (_document, fetch) => fetch

/** What a call rejects with. */
export async function thrownBy(call: PromiseLike<unknown>): Promise<unknown> {
  const settled = await call.then(
    () => ({ error: undefined }),
    (error: unknown) => ({ error }),
  )
  if (settled.error === undefined) throw new Error('the call was expected to fail')
  return settled.error
}

/** Runs a clean-up even when the test fails. */
export function atTheEnd(cleanUp: () => unknown): void {
  onTestFinished(async () => {
    await cleanUp()
  })
}

/** A value that types forbid, as untyped callers give it. */
export function untyped(value: unknown): never {
  // @ts-expect-error -- that is the point
  return value
}

/** A value that the test has put there itself. */
export function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('it is not there')
  return value
}
