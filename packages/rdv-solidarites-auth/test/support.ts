import { onTestFinished } from 'vitest'
import { createRdvSolidaritesAuth, type RdvSolidaritesAuth, type RdvSolidaritesAuthOptions } from '../src/index.js'
import {
  createRdvSolidaritesAuthSimulator,
  type AuthState,
  type RdvSolidaritesAuthSimulatorOptions,
} from '../src/simulator/index.js'
import { createClientCore } from '@hub/http'
import { checkAnswers } from '../../../tools/openapi/check-answers.js'

export const EMAIL = 'agent@departement.example'
export const PASSWORD = 'mot-de-passe-de-demonstration'
export const BASE_URL = 'https://demo.rdv-solidarites.fr'

type Fetch = NonNullable<RdvSolidaritesAuthOptions['fetch']>

export interface Bench {
  auth: RdvSolidaritesAuth
  state: AuthState
  /** Paths of the requests that left, in order. */
  sent: string[]
  /** The way to the simulator that records them, for a second process's auth. */
  fetch: Fetch
}

/** An auth over a simulator in this process, every answer checked against the document unless a test breaks it on purpose. */
export function startAuth(
  options: RdvSolidaritesAuthOptions = {},
  simulatorOptions: RdvSolidaritesAuthSimulatorOptions = {},
  check = checkAnswers,
): Bench {
  const { state, fetch: answer } = createRdvSolidaritesAuthSimulator(simulatorOptions)
  const checked = check('rdv-solidarites-auth', answer)
  const sent: string[] = []
  const fetch: Fetch = (url, init) => {
    sent.push(`${init.method} ${new URL(url).pathname.replace('/api/v1/auth/', '')}`)
    return checked(url, init)
  }
  const auth = createRdvSolidaritesAuth({ email: EMAIL, password: PASSWORD, environment: 'demo', fetch, ...options })
  return { auth, state, sent, fetch }
}

/** A resource API that trusts the sessions of a simulator: 401 without one, the token headers repeated otherwise. */
export function startResource(
  { state, auth }: Pick<Bench, 'state' | 'auth'>,
  answerWith?: (request: Request) => Response | undefined,
) {
  const statuses: number[] = []
  const fetch: Fetch = async (url, init) => {
    const request = new Request(url, init)
    await new Promise((resolve) => setTimeout(resolve, 1))
    const echoed = state.authenticate(request.headers)
    const response = answerWith?.(request) ?? (echoed ? Response.json({}, { headers: echoed }) : unauthorized())
    statuses.push(response.status)
    return response
  }
  const operations = {
    getThing: { method: 'GET', path: '/thing', retry: 'safe', responses: {} },
    makeThing: { method: 'POST', path: '/thing', retry: 'never', responses: {} },
  } as const
  const definition = { api: 'Things', userAgent: 'things/1', environments: {}, operations, propertyNames: [] }
  const clientOf = (provider: RdvSolidaritesAuth) => {
    const core = createClientCore<object, { getThing: object; makeThing: object }>(definition, {
      baseUrl: 'https://things.example',
      auth: provider,
      fetch,
      maxRetries: 0,
    })
    return {
      getThing: () => core.call('getThing', () => ({})),
      makeThing: () => core.call('makeThing', () => ({})),
    }
  }
  return { ...clientOf(auth), clientOf, statuses }
}

const unauthorized = () => Response.json({ errors: ['Vous devez vous connecter.'] }, { status: 401 })

/** In place of `checkAnswers`. */
export const unchecked: typeof checkAnswers = (_document, fetch) => fetch

/** What a call rejects with. */
export async function thrownBy(call: Promise<unknown>): Promise<unknown> {
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

/** A hundred calls at once. */
export const hundred = <Result>(call: () => Promise<Result>) => Promise.all(Array.from({ length: 100 }, call))
