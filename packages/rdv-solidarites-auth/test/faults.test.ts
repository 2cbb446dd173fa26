import { type Fault, faults, type FaultLimits, type FaultSubject, proveFault } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createRdvSolidaritesAuth } from '../src/index.js'

const secrets = ['agent@canary.example', 'password-canary-12', 'token-canary', 'microsoft-canary']
const [email = '', password = '', accessToken = ''] = secrets
const agent = { uid: email, microsoft_graph_token: secrets[3] }

const session = { 'access-token': accessToken, client: 'client-canary', uid: email }
const store = () => ({
  read: async () => ({ value: { accessToken, client: 'client-canary', uid: email }, expiresAt: null, generation: 1 }),
  update: async () => ({ value: { accessToken, client: 'client-canary', uid: email }, expiresAt: null, generation: 1 }),
})

/** The token headers that the misbehaving server does not know of, added to what it answers. */
const withSession: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  const headers = new Headers([...response.headers, ...Object.entries(session)])
  return new Proxy(response, { get: (target, name) => (name === 'headers' ? headers : valueOf(target, name)) })
}

function valueOf(target: Response, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name, target)
  return typeof value === 'function' ? value.bind(target) : value
}

const authOf = (limits: FaultLimits, kept: boolean) =>
  createRdvSolidaritesAuth({ email, password, fetch: withSession, ...limits, ...(kept ? { store: store() } : {}) })

const subjects: Record<string, FaultSubject> = {
  signIn: {
    retry: 'safe',
    answer: { data: agent },
    secrets,
    call: async (limits) => {
      await authOf(limits, false).signIn()
      return { data: agent }
    },
  },
  validateToken: {
    retry: 'safe',
    answer: { success: true, data: agent },
    secrets,
    call: (limits) => authOf(limits, true).validateToken(),
  },
  signOut: {
    retry: 'idempotent',
    answer: { success: true },
    secrets,
    call: async (limits) => {
      await authOf(limits, true).signOut()
      return { success: true }
    },
  },
}

// A sign-out that finds nothing to end has done its work.
const isDocumented = (name: string, fault: Fault): boolean => !(name === 'signOut' && fault.name === '404')

describe.concurrent.each(Object.entries(subjects))('%s', (name, subject) => {
  it.each(faults.filter((fault) => isDocumented(name, fault)))('$name', (fault) => proveFault(fault, subject))
})
