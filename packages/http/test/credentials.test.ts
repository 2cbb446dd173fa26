import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { AuthenticationError, InvalidRequestError } from '../src/index.js'
import { json, localServer } from './local-server.js'
import { createParcelClient, TOKEN } from './parcel-api.js'

const parcel = { weight: 3 }

describe('credentials', () => {
  it('win over the caller’s headers, unless removed by name with null', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 200, parcel))
    const client = createParcelClient({
      baseUrl,
      headers: { 'X-Parcel-Token': 'mine', accept: 'a', 'x-both': 'client' },
    })
    await client.getParcel('p1', { headers: { Accept: 'b', 'X-Both': null } })
    expect(received[0]?.headers).toMatchObject({
      'x-parcel-token': TOKEN,
      accept: 'b',
      'user-agent': '@hub/parcels/1.2.3',
    })
    expect(received[0]?.headers).not.toHaveProperty('x-both')
    await client.getParcel('p1', { headers: { 'X-PARCEL-TOKEN': null } })
    expect(received[1]?.headers).not.toHaveProperty('x-parcel-token')
    // Nothing of that is left for the calls that give none.
    for (let call = 0; call < 2; call++) await client.getParcel('p1')
    for (const { headers } of received.slice(2))
      expect(headers).toMatchObject({
        accept: 'a',
        'x-both': 'client',
        'x-parcel-token': received[0]?.headers['x-parcel-token'],
      })
  })

  it('are replayed once after a 401, for a write too, and the second 401 is final', async () => {
    const { baseUrl, received } = await localServer((_, response) => json(response, 401, {}))
    let renewals = 0
    const auth = { headers: () => ({ authorization: `token ${renewals}` }), onUnauthorized: async () => ++renewals > 0 }
    const error = await createParcelClient({ baseUrl, auth })
      .createParcel('x')
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ attempts: 2, mayHaveBeenApplied: false })
    expect(received.map(({ headers }) => headers.authorization)).toEqual(['token 0', 'token 1'])
    expect(renewals).toBe(1)
  })

  it('leave the retries of the operation untouched by the replay', async () => {
    const { baseUrl, received } = await localServer((_, response, count) => json(response, count === 1 ? 401 : 503, {}))
    const auth = { headers: () => ({ authorization: 'a' }), onUnauthorized: async () => true }
    await expect(createParcelClient({ baseUrl, auth, maxRetries: 2 }).getParcel('p1')).rejects.toMatchObject({
      attempts: 4,
    })
    expect(received).toHaveLength(4)
  })

  it('see the headers of each answer', async () => {
    const { baseUrl } = await localServer((_, response) => json(response, 200, parcel, { 'access-token': 'next' }))
    const seen: unknown[] = []
    const auth = {
      headers: () => ({ authorization: 'a' }),
      onResponse: (headers: Headers, sent: unknown) => void seen.push([headers.get('access-token'), sent]),
    }
    await createParcelClient({ baseUrl, auth }).getParcel('p1')
    expect(seen).toEqual([['next', { authorization: 'a' }]])
  })

  it('that cannot be obtained give the provider’s own error, unchanged', async () => {
    const failure = new Error('the vault is closed')
    const auth = { headers: () => Promise.reject(failure) }
    const { baseUrl, received } = await localServer((_, response) => json(response, 200, parcel))
    await expect(createParcelClient({ baseUrl, auth }).getParcel('p1')).rejects.toBe(failure)
    expect(received).toHaveLength(0)
  })

  it('that fail in any other way give the provider’s own error too', async () => {
    const failure = new Error('the vault is closed')
    const fail = (): never => {
      throw failure
    }
    const { baseUrl } = await localServer((_, response) => json(response, 401, {}))
    const headers = () => ({ authorization: 'a' })
    await expect(createParcelClient({ baseUrl, auth: { headers, onUnauthorized: fail } }).getParcel('p1')).rejects.toBe(
      failure,
    )
    await expect(createParcelClient({ baseUrl, auth: { headers, onResponse: fail } }).getParcel('p1')).rejects.toBe(
      failure,
    )
  })

  it.each([
    ['a line break', 'canary-31\r\nx-admin: 1'],
    ['a character beyond Latin-1', 'canary-31 é €'],
  ])('with %s are refused without being shown', async (_, secret) => {
    const auth = { headers: () => ({ authorization: secret }) }
    const error = await createParcelClient({ baseUrl: 'http://127.0.0.1:9', auth })
      .getParcel('p1')
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(InvalidRequestError)
    expect(error).toMatchObject({ field: 'auth', attempts: 0 })
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain('canary-31')
  })
})

describe('x-hub-redirect: same-origin-once', () => {
  const moved = (response: Parameters<typeof json>[0], location: string) => json(response, 307, {}, { location })

  it('follows one redirection within the origin, credentials included', async () => {
    const { baseUrl, received } = await localServer((request, response) =>
      request.url?.startsWith('/new') ? json(response, 200, parcel) : moved(response, '/new'),
    )
    await expect(createParcelClient({ baseUrl, followRedirects: true }).getParcel('p1')).resolves.toEqual(parcel)
    expect(received.map(({ url, headers }) => [url.slice(0, 4), headers['x-parcel-token']])).toEqual([
      ['/par', TOKEN],
      ['/new', TOKEN],
    ])
  })

  it('stops at the second one', async () => {
    const { baseUrl, received } = await localServer((_, response) => moved(response, '/again'))
    const call = createParcelClient({ baseUrl, followRedirects: true }).getParcel('p1')
    await expect(call).rejects.toMatchObject({ name: 'RedirectError' })
    expect(received).toHaveLength(2)
  })

  it('never leaves the origin: a second port is another one', async () => {
    const other = await localServer((_, response) => json(response, 200, parcel))
    const { baseUrl } = await localServer((_, response) => moved(response, `${other.baseUrl}/steal?${TOKEN}`))
    const error = await createParcelClient({ baseUrl, followRedirects: true })
      .getParcel('p1')
      .catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'RedirectError', status: 307 })
    expect((error as Error).message).toContain(`(${other.baseUrl})`)
    expect((error as Error).message).not.toContain('steal')
    expect(other.received).toHaveLength(0)
  })
})
