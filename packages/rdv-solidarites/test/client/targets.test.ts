import { serve } from '@hono/node-server'
import { setupServer } from 'msw/node'
import { describe, expect, test } from 'vitest'
import { createRdvSolidaritesClient, type RdvSolidaritesClientOptions } from '../../src/index.js'
import { createRdvSolidaritesSimulator } from '../../src/msw/index.js'
import { atTheEnd, auth, ORGANISATION, SESSION } from './support.js'

/** The three ways to reach a simulated service, each giving the options of a client and the state behind it. */
const targets = {
  'in process': async () => {
    const { fetch, state } = createRdvSolidaritesSimulator()
    return { state, options: { environment: 'production', fetch } satisfies RdvSolidaritesClientOptions }
  },
  'through msw': async () => {
    const { handlers, state } = createRdvSolidaritesSimulator()
    const server = setupServer(...handlers)
    server.listen({ onUnhandledFrame: 'error' })
    atTheEnd(() => server.close())
    return { state, options: { environment: 'demo' } satisfies RdvSolidaritesClientOptions }
  },
  'over a socket': async () => {
    const { fetch, state } = createRdvSolidaritesSimulator({ baseUrl: 'http://127.0.0.1/rdv' })
    const server = serve({
      fetch: (request) => fetch(request),
      port: 0,
      hostname: '127.0.0.1',
      overrideGlobalObjects: false,
    })
    atTheEnd(() => server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    return { state, options: { baseUrl: `http://127.0.0.1:${port}/rdv` } satisfies RdvSolidaritesClientOptions }
  },
}

describe.each(Object.entries(targets))('%s', (_, start) => {
  test('a user is created, received and marked as seen', async () => {
    const { state, options } = await start()
    const client = createRdvSolidaritesClient({ auth, ...options })
    const { user } = await client.createUser({
      first_name: 'Zoé',
      last_name: 'Fictive',
      organisation_ids: [ORGANISATION],
    })
    state.addRdv({ user_ids: [user.id] })
    const [rdv] = await client.listRdvs({ organisation_id: ORGANISATION }).toArray({ limit: 1 })
    const participation = rdv?.participations?.[0]
    expect(participation?.user?.id).toBe(user.id)
    const { rdv: seen } = await client.updateParticipation({ id: participation?.id ?? 0, status: 'seen' })
    expect(seen.status).toBe('seen')
  })

  test('the token headers are repeated in successes only', async () => {
    const { options } = await start()
    const client = createRdvSolidaritesClient({ auth, ...options })
    const { response } = await client.listUsers().withResponse()
    expect(response.headers.get('access-token')).toBe(SESSION['access-token'])
    const { response: missing } = await client.raw.GET('/api/v1/users/{id}', { params: { path: { id: 9 } } })
    expect([missing.status, missing.headers.get('access-token')]).toEqual([404, null])
  })

  test('without a live session everything but the public links is 401', async () => {
    const { options } = await start()
    const client = createRdvSolidaritesClient({
      auth: { headers: () => ({ ...SESSION, 'access-token': ' ' }) },
      ...options,
    })
    await expect(client.listUsers()).rejects.toMatchObject({ name: 'AuthenticationError', status: 401 })
    expect((await client.listPublicLinks({ territory: '99' })).public_links).toHaveLength(2)
  })
})

test('sessions are checked by whoever knows them, and renewed once after a 401', async () => {
  let live = 'second'
  const { fetch } = createRdvSolidaritesSimulator({
    authenticate: (headers) => (headers.get('access-token') === live ? { 'access-token': live } : undefined),
  })
  let token = 'first'
  let renewals = 0
  const client = createRdvSolidaritesClient({
    environment: 'demo',
    fetch,
    auth: {
      headers: () => ({ ...SESSION, 'access-token': token }),
      onUnauthorized: async () => {
        renewals++
        token = 'second'
        return true
      },
    },
  })
  await client.listUsers()
  live = 'third'
  await expect(client.listUsers()).rejects.toMatchObject({ status: 401, attempts: 2 })
  expect(renewals).toBe(2)
})

test('the state is kept and restored', async () => {
  const { state } = createRdvSolidaritesSimulator()
  const { id } = state.addUser({ email: 'zoe@exemple.example' })
  const snapshot = JSON.parse(JSON.stringify(state))
  const restored = createRdvSolidaritesSimulator({ snapshot })
  const client = createRdvSolidaritesClient({ auth, environment: 'demo', fetch: restored.fetch })
  expect((await client.getUser({ id })).user.email).toBe('zoe@exemple.example')
  restored.state.addUser()
  restored.state.reset()
  expect(restored.state.records.users.all()).toHaveLength(1)
})

describe.each(['', '/', '/api/v1', '/api/v1/', '/rdv/api/v1//'])('an address that ends in %j', (ending) => {
  const baseUrl = `https://rdv.departement.example${ending}`

  test('reaches the same paths, for the client and for the simulator', async () => {
    const paths: string[] = []
    const simulator = createRdvSolidaritesSimulator({ baseUrl })
    const fetch: typeof simulator.fetch = (input, init) => {
      paths.push(new URL(new Request(input, init).url).pathname)
      return simulator.fetch(input, init)
    }
    await createRdvSolidaritesClient({ baseUrl, auth, fetch }).listOrganisations()
    expect(paths).toEqual([`${ending.startsWith('/rdv') ? '/rdv' : ''}/api/v1/organisations`])
  })
})

test('a 404 that is none of the API says to check the address, not the id', async () => {
  const { fetch } = createRdvSolidaritesSimulator()
  const client = createRdvSolidaritesClient({ baseUrl: 'https://www.rdv-solidarites.fr/api/v2', auth, fetch })
  const error: unknown = await client.getUser({ id: 1 }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ name: 'NotFoundError', code: 'unknown_route' })
  expect((error as Error).message).toContain('check baseUrl')
})
