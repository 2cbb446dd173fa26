import { describeFaults, type FaultCase, type FaultLimits } from '@hub/http/faults'
import type { TokenStore } from '@hub/http'
import { describe, it } from 'vitest'
import { createRdvSolidaritesAuth, type RdvSolidaritesSession } from '../src/index.js'

const secrets = ['agent@canary.example', 'password-canary-12', 'token-canary', 'microsoft-canary']
const [email = '', password = '', accessToken = ''] = secrets
const agent = { uid: email, microsoft_graph_token: secrets[3] }

const session = { 'access-token': accessToken, client: 'client-canary', uid: email }
/** A session that is kept whoever asks, as its owner's. */
const store = (): TokenStore<RdvSolidaritesSession> => {
  const kept = (owner?: string) => ({
    value: { accessToken, client: 'client-canary', uid: email },
    expiresAt: null,
    generation: 1,
    owner,
  })
  return { read: async (owner) => kept(owner), update: async (_, owner) => kept(owner) }
}

/** The token headers that the misbehaving server does not know of, added to what it answers. */
const withSession: typeof fetch = async (input, init) => {
  const response = await fetch(input, init)
  const headers = new Headers([...response.headers, ...Object.entries(session)])
  return new Proxy(response, { get: (target, name) => (name === 'headers' ? headers : getValue(target, name)) })
}

function getValue(target: Response, name: string | symbol): unknown {
  const value: unknown = Reflect.get(target, name, target)
  return typeof value === 'function' ? value.bind(target) : value
}

const createAuth = (limits: FaultLimits, kept: boolean) =>
  createRdvSolidaritesAuth({ email, password, fetch: withSession, ...limits, ...(kept ? { store: store() } : {}) })

const cases: Record<string, FaultCase> = {
  signIn: {
    retry: 'safe',
    answer: { data: agent },
    secrets,
    call: async (limits) => {
      await createAuth(limits, false).signIn()
      return { data: agent }
    },
  },
  validateToken: {
    retry: 'safe',
    answer: { success: true, data: agent },
    secrets,
    call: (limits) => createAuth(limits, true).validateToken(),
  },
  signOut: {
    retry: 'idempotent',
    answer: { success: true },
    secrets,
    call: async (limits) => {
      await createAuth(limits, true).signOut()
      return { success: true }
    },
  },
}

describeFaults(
  cases,
  { describe, it },
  // A sign-out that finds nothing to end has done its work.
  { adjust: (fault, method) => (method === 'signOut' && fault.name === '404' ? undefined : fault) },
)
