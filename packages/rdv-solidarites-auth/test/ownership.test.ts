// A kept session belongs to an address and an account, wherever it is kept.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryTokenStore, type StoredToken, type TokenStore } from '@hub/http'
import { describe, expect, test } from 'vitest'
import { createRdvSolidaritesAuth, type RdvSolidaritesSession } from '../src/index.js'
import { createRdvSolidaritesAuthSimulator } from '../src/simulator/index.js'
import { createFileTokenStore } from '../src/node/index.js'
import { atTheEnd } from './support.js'

type Store = TokenStore<RdvSolidaritesSession>

const PASSWORD = 'mot-de-passe-invente'
const agents = ['ada@departement.example', 'zoe@departement.example'].map((email) => ({ email, password: PASSWORD }))

/** A store written for one session, which looks at no owner: everybody's token has the one place. */
function storeOfOnePlace(): Store {
  let kept: StoredToken<RdvSolidaritesSession> | undefined
  return { read: async () => kept, update: async (change) => (kept = await change(kept)) }
}

async function temporaryFile(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'token-owner-'))
  atTheEnd(() => rm(directory, { recursive: true }))
  return join(directory, 'session.json')
}

/** Each gives the store as a process would find it after a restart. */
const kinds: Record<string, () => Promise<() => Store>> = {
  memory: async () => {
    const store = createMemoryTokenStore<RdvSolidaritesSession>()
    return () => store
  },
  file: async () => {
    const file = await temporaryFile()
    return () => createFileTokenStore<RdvSolidaritesSession>(file)
  },
  'one place': async () => {
    const store = storeOfOnePlace()
    return () => store
  },
}

/** A store with a column for each field that its author knew of: the owner is not one of them. */
function storeWithoutOwner(): Store & { isEmpty(): boolean } {
  let kept: Omit<StoredToken<RdvSolidaritesSession>, 'owner'> | undefined
  return {
    isEmpty: () => kept === undefined,
    read: async () => kept && { ...kept },
    async update(change) {
      const { value, expiresAt, generation } = await change(kept)
      kept = { value, expiresAt, generation }
      return { ...kept }
    },
  }
}

describe.each(Object.entries(kinds))('a session in a store (%s)', (_, createKind) => {
  async function start() {
    const storeNow = await createKind()
    const hosts = new Map<string, ReturnType<typeof createRdvSolidaritesAuthSimulator>>()
    const sent: { host: string; uid: string | null }[] = []
    const authOf = (email: string, baseUrl: string) => {
      const { host } = new URL(baseUrl)
      const simulator = hosts.get(host) ?? createRdvSolidaritesAuthSimulator({ agents, baseUrl })
      hosts.set(host, simulator)
      const fetch: typeof simulator.fetch = (input, init) => {
        const request = new Request(input, init)
        sent.push({ host: new URL(request.url).host, uid: request.headers.get('uid') })
        return simulator.fetch(request)
      }
      return createRdvSolidaritesAuth({ email, password: PASSWORD, baseUrl, store: storeNow(), fetch })
    }
    return { authOf, sent, signIns: (host: string) => hosts.get(host)?.state.signIns }
  }

  test('is not sent for another agent after a restart', async () => {
    const { authOf, sent } = await start()
    await authOf('ada@departement.example', 'https://a.example').headers()
    const other = authOf('zoe@departement.example', 'https://a.example')
    expect((await other.headers())['uid']).toBe('zoe@departement.example')
    await other.validateToken()
    await other.signOut()
    expect(sent.map(({ uid }) => uid)).toEqual([null, null, 'zoe@departement.example', 'zoe@departement.example'])
  })

  test('is not sent to another host after a restart', async () => {
    const { authOf, sent } = await start()
    const first = await authOf('ada@departement.example', 'https://a.example').headers()
    const moved = authOf('ada@departement.example', 'https://b.example')
    await expect(moved.validateToken()).rejects.toMatchObject({ code: 'session_ended', attempts: 0 })
    await moved.signOut()
    expect((await moved.headers())['access-token']).not.toBe(first['access-token'])
    expect(sent).toEqual([
      { host: 'a.example', uid: null },
      { host: 'b.example', uid: null },
    ])
  })

  test('is one whatever the form of the address and of the e-mail', async () => {
    const { authOf, signIns } = await start()
    await authOf('ada@departement.example', 'https://a.example').headers()
    await authOf(' Ada@Departement.EXAMPLE', 'https://A.example:443/api/v1/').headers()
    expect(signIns('a.example')).toBe(1)
  })

  test('of one agent goes on while another uses the same store', async () => {
    const { authOf, signIns } = await start()
    const ada = authOf('ada@departement.example', 'https://a.example')
    const zoe = authOf('zoe@departement.example', 'https://a.example')
    const first = await ada.headers()
    await Promise.all([zoe.headers(), zoe.headers()])
    expect([(await ada.headers())['uid'], (await zoe.headers())['uid']]).toEqual([
      'ada@departement.example',
      'zoe@departement.example',
    ])
    expect(await ada.headers()).toEqual(first)
    expect(signIns('a.example')).toBe(2)
  })

  test('is not replaced by a late answer to a former agent', async () => {
    const { authOf } = await start()
    const ada = authOf('ada@departement.example', 'https://a.example')
    const sent = await ada.headers()
    const zoe = authOf('zoe@departement.example', 'https://a.example')
    const current = await zoe.headers()
    ada.onResponse(new Headers({ ...sent, 'access-token': 'rotated', expiry: '4000000000' }), sent)
    expect((await ada.headers())['access-token']).toBe('rotated')
    expect(await zoe.headers()).toEqual(current)
    expect((await authOf('zoe@departement.example', 'https://a.example').headers())['uid']).toBe(
      'zoe@departement.example',
    )
  })
})

test('a file keeps the session of each agent, and those that have expired no longer', async () => {
  const file = await temporaryFile()
  const store = createFileTokenStore<string>(file)
  const token = (value: string, owner: string, expiresAt: number | null) => async () => ({
    value,
    owner,
    expiresAt,
    generation: 1,
  })
  await store.update(token('expired', 'one', Date.now() - 1), 'one')
  await store.update(token('second', 'two', null), 'two')
  await store.update(token('third', 'three', Date.now() + 60_000), 'three')
  const again = createFileTokenStore<string>(file)
  const values = await Promise.all(
    ['one', 'two', 'three', undefined].map(async (owner) => (await again.read(owner))?.value),
  )
  expect(values).toEqual([undefined, 'second', 'third', undefined])
})

describe('a session in a store that drops its owner', () => {
  const [ada = { email: '', password: '' }] = agents

  function start() {
    const store = storeWithoutOwner()
    const sent: { host: string; token: string | null }[] = []
    const authFor = (host: string) => {
      const simulator = createRdvSolidaritesAuthSimulator({ agents, baseUrl: `https://${host}` })
      const fetch: typeof simulator.fetch = (input, init) => {
        const request = new Request(input, init)
        sent.push({ host, token: request.headers.get('access-token') })
        return simulator.fetch(request)
      }
      const auth = createRdvSolidaritesAuth({ ...ada, baseUrl: `https://${host}`, store, fetch })
      return { auth, signIns: () => simulator.state.signIns }
    }
    return { authFor, store, sent }
  }

  test('is never sent to another host', async () => {
    const { authFor, store, sent } = start()
    await authFor('a.example').auth.headers()
    expect(store.isEmpty()).toBe(false)
    const { auth: moved } = authFor('b.example')
    await expect(moved.validateToken()).rejects.toMatchObject({ code: 'session_ended', attempts: 0 })
    await moved.signOut()
    await moved.headers()
    expect(sent).toEqual([
      { host: 'a.example', token: null },
      { host: 'b.example', token: null },
    ])
  })

  test('serves its own process all the same, with one sign-in', async () => {
    const { authFor } = start()
    const { auth, signIns } = authFor('a.example')
    const first = await auth.headers()
    expect(await auth.headers()).toEqual(first)
    await auth.validateToken()
    expect(signIns()).toBe(1)
  })
})
