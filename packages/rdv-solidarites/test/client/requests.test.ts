import { describe, expect, test } from 'vitest'
import { createRdvSolidaritesClient, type RdvSolidaritesClientOptions } from '../../src/index.js'
import { operations } from '../../src/generated/rdv-solidarites.operations.gen.js'
import { everyMethod } from './every-method.js'
import { auth, SESSION, startClient, thrownBy, untyped } from './support.js'

/** A client whose requests are answered with what each method accepts. */
function start(answer: unknown, options: RdvSolidaritesClientOptions = {}) {
  const sent: { request: Request; body: string }[] = []
  const fetch: NonNullable<RdvSolidaritesClientOptions['fetch']> = async (address, init) => {
    const request = new Request(address, init)
    sent.push({ request, body: await request.clone().text() })
    return answer === null ? new Response(null, { status: 204 }) : Response.json(answer)
  }
  return { client: createRdvSolidaritesClient({ auth, environment: 'production', fetch, ...options }), sent }
}

describe.each(Object.entries(everyMethod))('%s', (name, { call, request, query = {}, body, retry, answer }) => {
  test('sends the path, the query and the JSON body that the server reads', async () => {
    const { client, sent } = start(answer)
    expect(await call(client)).toEqual(answer ?? undefined)
    const [only] = sent
    const url = new URL(only?.request.url ?? '')
    expect(`${only?.request.method} ${url.pathname}`).toBe(request)
    expect(url.origin).toBe('https://www.rdv-solidarites.fr')
    const names = [...new Set(url.searchParams.keys())]
    const asked = names.map((key) => {
      const values = url.searchParams.getAll(key)
      return [key, key.endsWith('[]') ? values : values.join()]
    })
    expect(Object.fromEntries(asked)).toEqual(query)
    expect(only?.body === '' ? undefined : JSON.parse(only?.body ?? '')).toEqual(body)
    expect(sent).toHaveLength(1)
  })

  test('sends the three headers, except where no session is needed', async () => {
    const { client, sent } = start(answer)
    await call(client)
    const headers = Object.fromEntries(sent[0]?.request.headers ?? [])
    if (name === 'listPublicLinks') expect(headers).not.toHaveProperty('access-token')
    else expect(headers).toMatchObject(SESSION)
    expect(headers['user-agent']).toMatch(/^@hub\/rdv-solidarites-client\/\d/)
  })

  test(`is marked ${retry}`, () => {
    expect(operations[name as keyof typeof operations].retry).toBe(retry)
  })

  test.each(name === 'listOrganisations' ? [null, 3, 'x', []] : [null, 3, 'x'])(
    'refuses parameters that are %j',
    async (parameters) => {
      const { client, sent } = start(answer)
      const method: unknown = client[name as keyof typeof client]
      if (typeof method !== 'function') throw new Error('no such method')
      const error = await thrownBy(method(untyped(parameters)) as Promise<unknown>)
      expect(error).toMatchObject({ name: 'InvalidRequestError', field: 'parameters', attempts: 0 })
      expect(sent).toHaveLength(0)
    },
  )
})

test('no method of the client is left out here', () => {
  const { client } = startClient()
  const names = Object.keys(everyMethod).toSorted()
  const methods = Object.keys(client).filter((name) => name !== 'raw')
  expect(methods.toSorted()).toEqual(names)
  expect(Object.keys(operations).toSorted()).toEqual(names)
})

describe('credentials', () => {
  test('without auth the first call says so, and public links need none', async () => {
    const { client, sent } = start({ public_links: [] }, { auth: undefined })
    await expect(client.getUser({ id: 1 })).rejects.toMatchObject({ name: 'InvalidRequestError', field: 'auth' })
    expect(sent).toHaveLength(0)
    await client.listPublicLinks({ territory: '99' })
    expect(sent).toHaveLength(1)
  })

  test('any AuthProvider will do, such as an OAuth bearer', async () => {
    const { client, sent } = start({ user: { id: 1 } }, { auth: { headers: () => ({ authorization: 'Bearer x' }) } })
    await client.getUser({ id: 1 })
    expect(sent[0]?.request.headers.get('authorization')).toBe('Bearer x')
  })

  test('no options at all', async () => {
    await expect(createRdvSolidaritesClient().listAbsences()).rejects.toMatchObject({ name: 'InvalidRequestError' })
  })

  test('the bare domain redirects, and the credentials do not follow', async () => {
    const fetch = () =>
      Promise.resolve(new Response(null, { status: 301, headers: { location: 'https://www.rdv-solidarites.fr/' } }))
    const client = createRdvSolidaritesClient({ auth, baseUrl: 'https://rdv-solidarites.fr', fetch })
    await expect(client.getUser({ id: 1 })).rejects.toMatchObject({ name: 'RedirectError' })
  })
})

test('raw reaches what the methods do not offer', async () => {
  const { client, state } = startClient()
  const { id } = state.addUser()
  const { data } = await client.raw.GET('/api/v1/users/{id}', { params: { path: { id } } })
  expect(data?.user.id).toBe(id)
})
