// `POST /accounts/token` and `/accounts/revoke`.
import { expect, test } from 'vitest'
import { describeOnEachEngine } from '../support/engines.js'
import { linkyHub, NOW } from '../support/linky-hub.js'
import { OTHER_POINT, POINT } from '../support/linky-enedis.js'
import { makeKey, signUp } from '../support/linky-people.js'
import { program, v5 } from '../support/linky-programs.js'

const HOUR = 3_600_000

describeOnEachEngine('tokens', ({ createStorage }) => {
  const hub = linkyHub(createStorage)

  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    hub.request(path, { method: 'POST', body: new URLSearchParams(form), headers })
  const basic = (id: string, secret: string) => ({ authorization: `Basic ${btoa(`${id}:${secret}`)}` })
  const claims = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>

  async function issue(id: string, key: string, form: Record<string, string> = {}): Promise<string> {
    const response = await post('/accounts/token', { grant_type: 'client_credentials', ...form }, basic(id, key))
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    return ((await response.json()) as { access_token: string }).access_token
  }
  const read = (token: string, point = POINT) =>
    hub.request(v5(point, '2026-11-01', '2026-11-03'), { headers: { authorization: `Bearer ${token}` } })

  test('a token is a signed JWT whose sub lists the points, for an hour', async () => {
    const { id, key } = await program(hub, [POINT, OTHER_POINT])
    const response = await post('/accounts/token', { grant_type: 'client_credentials' }, basic(id, key))
    const { access_token, ...rest } = (await response.json()) as { access_token: string }
    expect(rest).toEqual({ token_type: 'Bearer', expires_in: 3_600 })
    expect(JSON.parse(Buffer.from(access_token.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({
      alg: 'HS256',
      typ: 'JWT',
    })
    expect(claims(access_token)).toMatchObject({
      sub: expect.toSatisfy((sub: string[]) => sub.toSorted().join() === [OTHER_POINT, POINT].join()),
      iat: NOW / 1_000,
      exp: NOW / 1_000 + 3_600,
    })
    expect((await read(access_token)).status).toBe(200)
    hub.setNow(NOW + HOUR)
    expect((await read(access_token)).status).toBe(401)
  })

  test('longer on demand, up to three years', async () => {
    const { id, key } = await program(hub, [POINT])
    const token = await issue(id, key, { expires_in: '94608000' })
    hub.setNow(NOW + 24 * HOUR)
    expect((await read(token)).status).toBe(200)
    for (const expires_in of ['94608001', '0', '-1', '1.5', 'x']) {
      const response = await post('/accounts/token', { expires_in }, basic(id, key))
      expect([response.status, await response.json()]).toMatchObject([400, { error: 'invalid_request' }])
    }
  })

  test('by Basic, in the form, or with the key as a bearer', async () => {
    const { id, key } = await program(hub, [POINT])
    const grant = { grant_type: 'client_credentials' }
    expect((await post('/accounts/token', { ...grant, client_id: id, client_secret: key })).status).toBe(200)
    expect((await post('/accounts/token', grant, { authorization: `bearer ${key}` })).status).toBe(200)
    expect((await hub.request('/accounts/token', { method: 'POST', headers: basic(id, key) })).status).toBe(200)
  })

  test('wrong credentials and other grants are refused in the words of OAuth', async () => {
    const { id, key } = await program(hub, [])
    const other = await program(hub, [], 'autre@exemple.fr')
    const token = await issue(id, key)
    for (const headers of [
      basic(id, other.key),
      basic('cli_x', key),
      basic(id, ''),
      basic(id, token),
      { authorization: 'Basic !' },
    ]) {
      const response = await post('/accounts/token', {}, headers)
      expect([response.status, await response.json()]).toMatchObject([401, { error: 'invalid_client' }])
      expect(response.headers.get('www-authenticate')).toContain('Basic')
    }
    const code = await post('/accounts/token', { grant_type: 'authorization_code' }, basic(id, key))
    expect([code.status, await code.json()]).toMatchObject([400, { error: 'unsupported_grant_type' }])
    expect((await post('/accounts/token', {})).status).toBe(401)
    const json = await hub.request('/accounts/token', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json', ...basic(id, key) },
    })
    expect(json.status).toBe(415)
  })

  test('the list in sub grants nothing: ownership is read at each call', async () => {
    const { id, key, visitor } = await program(hub, [POINT])
    const token = await issue(id, key)
    const page = await visitor.read('/linky/tableau-de-bord')
    const [, point = ''] = /href="\/linky\/points\/([\w-]+)"/.exec(page) ?? []
    await visitor.post(`/linky/points/${point}/retrait`)
    expect((await read(token)).status).toBe(404)
  })

  test('a token dies with the API key', async () => {
    const { id, key, visitor } = await program(hub, [POINT])
    const token = await issue(id, key)
    await makeKey(visitor)
    expect((await read(token)).status).toBe(401)
  })

  test('a token ends by /accounts/revoke, which says the same of any token', async () => {
    const { id, key } = await program(hub, [POINT])
    const [ended, kept] = [await issue(id, key), await issue(id, key)]
    expect((await post('/accounts/revoke', { token: ended }, basic(id, key))).status).toBe(200)
    expect((await post('/accounts/revoke', { token: 'unknown' }, basic(id, key))).status).toBe(200)
    expect([(await read(ended)).status, (await read(kept)).status]).toEqual([401, 200])
    const other = await program(hub, [], 'autre@exemple.fr')
    expect((await post('/accounts/revoke', { token: kept }, basic(other.id, other.key))).status).toBe(200)
    expect((await read(kept)).status).toBe(200)
    expect((await post('/accounts/revoke', { token: kept }, basic(id, 'wrong'))).status).toBe(401)
    expect((await post('/accounts/revoke', {}, basic(id, key))).status).toBe(400)
  })

  test('a token that is forged, changed or unsigned is refused', async () => {
    const { id, key } = await program(hub, [POINT])
    const token = await issue(id, key)
    const [head = '', body = '', signature = ''] = token.split('.')
    const changed = Buffer.from(JSON.stringify({ ...claims(token), exp: 9_999_999_999 })).toString('base64url')
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
    for (const forged of [
      `${head}.${changed}.${signature}`,
      `${none}.${body}.`,
      `${none}.${body}.${signature}`,
      `${head}.${body}.AAAA`,
      'a.b.c',
    ]) {
      expect((await read(forged)).status).toBe(401)
    }
  })

  test('the key of the cache is in the token encrypted: what the key cached, the token reads', async () => {
    const { id, key, get } = await program(hub, [POINT])
    await get(v5(POINT, '2026-11-01', '2026-11-03'))
    const token = await issue(id, key)
    expect((await read(token)).headers.get('x-cache-status')).toBe('HIT')
    expect(Buffer.from(String(claims(token)['cache'])).toString()).toMatch(/^v1\./)
  })

  test('an account without key has no credentials', async () => {
    await signUp(hub)
    expect((await post('/accounts/token', {}, basic('', ''))).status).toBe(401)
  })
})
