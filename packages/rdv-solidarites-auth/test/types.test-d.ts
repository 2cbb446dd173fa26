import type { AuthProvider, TokenStore } from '@hub/http'
import { describe, expectTypeOf, it } from 'vitest'
import { createRdvSolidaritesAuth, type RdvSolidaritesAuthErrorCode, type RdvSolidaritesSession } from '../src/index.js'
import { createRdvSolidaritesAuthSimulator } from '../src/simulator/index.js'
import { createFileTokenStore } from '../src/node/index.js'

const auth = createRdvSolidaritesAuth({ email: 'x', password: 'y', environment: 'demo' })

describe('createRdvSolidaritesAuth', () => {
  it('gives what every client takes', () => {
    expectTypeOf(auth).toExtend<AuthProvider>()
  })

  it('takes settings that may be missing, as environment variables are; the first call says so', () => {
    createRdvSolidaritesAuth({ email: process.env['EMAIL'], password: process.env['PASSWORD'], timeout: undefined })
    createRdvSolidaritesAuth()
  })

  it('refuses options of the wrong type', () => {
    // @ts-expect-error -- not an environment
    createRdvSolidaritesAuth({ environment: 'staging' })
    // @ts-expect-error -- it is the credentials
    createRdvSolidaritesAuth({ auth })
    // @ts-expect-error -- milliseconds
    createRdvSolidaritesAuth({ maxSessionAge: '24h' })
  })

  it('shares sessions through a store of them', () => {
    const store = createFileTokenStore<RdvSolidaritesSession>('x')
    expectTypeOf(store).toEqualTypeOf<TokenStore<RdvSolidaritesSession>>()
    createRdvSolidaritesAuth({ store })
    // @ts-expect-error -- a store of something else
    createRdvSolidaritesAuth({ store: createFileTokenStore<string>('x') })
  })
})

describe('the methods', () => {
  it('say what is known', () => {
    expectTypeOf(auth.signIn()).resolves.toEqualTypeOf<{ uid: string; expiresAt: number | null }>()
    expectTypeOf(auth.signOut()).resolves.toEqualTypeOf<void>()
    expectTypeOf(auth.validateToken()).resolves.toHaveProperty('data').toExtend<{ uid: string }>()
    expectTypeOf(auth.validateToken().withResponse()).resolves.toHaveProperty('response').toEqualTypeOf<Response>()
  })
})

it('has these codes of its own', () => {
  expectTypeOf<RdvSolidaritesAuthErrorCode>().toEqualTypeOf<
    'wrong_credentials' | 'session_ended' | 'incomplete_session'
  >()
})

it('is simulated without any cast', () => {
  const { fetch, state } = createRdvSolidaritesAuthSimulator({ rotateTokens: true })
  createRdvSolidaritesAuth({ fetch })
  // @ts-expect-error -- no such operation
  state.failNext({ kind: 'reset', operation: 'listUsers' })
})
