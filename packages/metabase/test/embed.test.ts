import { jwtVerify, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { buildEmbedComponent, buildEmbedUrl, metabaseSlug, signEmbed, type SignEmbedOptions } from '../src/index.js'
import { SIMULATED_SECRET_KEY } from '../src/simulator/index.js'
import { SITE, startClient } from './start-client.js'

const secretKey = '0123456789abcdef'.repeat(4)
const now = Date.UTC(2026, 10, 30, 12)
const key = new TextEncoder().encode(secretKey)
const params = { [metabaseSlug('département')]: '69 - Rhône', [metabaseSlug('région')]: 'Auvergne-Rhône-Alpes' }

describe('signEmbed', () => {
  test('MB-R1: jose verifies it with the text of the key, names verbatim', async () => {
    const token = await signEmbed({ secretKey, resource: { dashboard: 7 }, params, now })
    const { payload, protectedHeader } = await jwtVerify(token, key, { currentDate: new Date(now) })
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(payload).toEqual({
      resource: { dashboard: 7 },
      params: { 'd%C3%A9partement': '69 - Rhône', 'r%C3%A9gion': 'Auvergne-Rhône-Alpes' },
      exp: now / 1_000 + 3_600,
    })
  })

  test('is, byte by byte, what jose signs', async () => {
    const token = await signEmbed({
      secretKey,
      resource: { question: '12' },
      params: { id: ['1', 2] },
      now: now + 999.5,
      expiresInSeconds: 60.5,
    })
    const claims = { resource: { question: 12 }, params: { id: ['1', 2] }, exp: now / 1_000 + 60 }
    expect(token).toBe(await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(key))
  })

  test('takes an entity id', async () => {
    const token = await signEmbed({ secretKey, resource: { dashboard: 'r4nd0m-Entity_id' }, now })
    expect((await jwtVerify(token, key, { currentDate: new Date(now) })).payload['resource']).toEqual({
      dashboard: 'r4nd0m-Entity_id',
    })
  })

  test.each<[string, object]>([
    ['secretKey', { secretKey: '' }],
    ['secretKey', { secretKey: undefined }],
    ['resource', { resource: {} }],
    ['resource', { resource: { dashboard: 1, question: 2 } }],
    ['resource.dashboard', { resource: { dashboard: 0 } }],
    ['resource.dashboard', { resource: { dashboard: '../x' } }],
    ['expiresInSeconds', { expiresInSeconds: 0 }],
    ['expiresInSeconds', { expiresInSeconds: -5 }],
    ['expiresInSeconds', { expiresInSeconds: Number.NaN }],
    ['now', { now: Number.NaN }],
    ['params.d%25C3%25A9partement', { params: { 'd%25C3%25A9partement': '69' } }],
    ['params.a', { params: { a: { b: 1 } } }],
    ['params.a', { params: { a: null } }],
  ])('refuses %s: %j', async (field, changes) => {
    const options = { secretKey, resource: { dashboard: 7 }, now, ...changes } as SignEmbedOptions
    const error = await signEmbed(options).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'InvalidRequestError', field })
    expect(String(error)).not.toContain(secretKey)
  })
})

describe('buildEmbedUrl', () => {
  test('MB-R3: site without final slash, kind, token, fragment', async () => {
    const token = await signEmbed({ secretKey, resource: { dashboard: 7 }, now })
    const link = { siteUrl: `${SITE}/`, resource: { dashboard: 7 }, token }
    expect(buildEmbedUrl(link)).toBe(`${SITE}/embed/dashboard/${token}#titled=false`)
    expect(
      buildEmbedUrl({
        ...link,
        siteUrl: `${SITE}/stats/api`,
        resource: { question: 1 },
        appearance: { titled: true, theme: 'night', refresh: 60, hide_parameters: ['a', 'b'] },
      }),
    ).toBe(`${SITE}/stats/embed/question/${token}#titled=true&theme=night&refresh=60&hide_parameters=a%2Cb`)
    expect(buildEmbedUrl({ ...link, filters: { 'r%C3%A9gion': ['Corse', 'Île-de-France'] } })).toBe(
      `${SITE}/embed/dashboard/${token}?r%C3%A9gion=Corse&r%C3%A9gion=%C3%8Ele-de-France#titled=false`,
    )
    expect(() => buildEmbedUrl({ ...link, siteUrl: 'metabase' })).toThrow(expect.objectContaining({ field: 'siteUrl' }))
    expect(() => buildEmbedUrl({ ...link, token: 'a/b' })).toThrow(expect.objectContaining({ field: 'token' }))
  })

  test('an address that is too long is refused', async () => {
    const many = { a: Array.from({ length: 900 }, (_, index) => `value ${index}`) }
    const token = await signEmbed({ secretKey, resource: { dashboard: 7 }, params: many })
    const link = { siteUrl: SITE, resource: { dashboard: 7 }, token }
    expect(() => buildEmbedUrl(link)).toThrow(expect.objectContaining({ field: 'token' }))
    expect(buildEmbedUrl({ ...link, maxLength: 100_000 }).length).toBeGreaterThan(8_192)
  })

  test('the component of recent versions takes the same token', async () => {
    expect(
      buildEmbedComponent({
        siteUrl: `${SITE}/`,
        resource: { dashboard: 7 },
        token: 'a.b.c',
        appearance: { downloads: false },
      }),
    ).toEqual({
      tag: 'metabase-dashboard',
      attributes: { token: 'a.b.c', 'with-title': 'false', 'with-downloads': 'false' },
      scriptUrl: `${SITE}/app/embed.js`,
      config: { instanceUrl: SITE, isGuest: true },
    })
  })
})

describe('the page of an iframe', () => {
  const open = async (options: Partial<SignEmbedOptions>, path = 'dashboard') => {
    const resource = { dashboard: 5 }
    const token = await signEmbed({ secretKey: SIMULATED_SECRET_KEY, resource, params, ...options })
    const response = await startClient().fetch(`${SITE}/embed/${path}/${token}`)
    return {
      status: response.status,
      type: response.headers.get('content-type')?.split(';')[0],
      text: await response.text(),
    }
  }

  test('is shown for a good token', async () => {
    const { status, type, text } = await open({})
    expect([status, type]).toEqual([200, 'text/html'])
    expect(text).toContain('département : 69 - Rhône')
    expect((await open({ resource: { question: 12 }, params: { 'd%C3%A9partement': [] } }, 'question')).status).toBe(
      200,
    )
  })

  test.each<[string, Partial<SignEmbedOptions>]>([
    ['another key', { secretKey }],
    ['an expired token', { now: Date.now() - 7_200_000 }],
    ['a locked parameter that is missing', { params: { 'r%C3%A9gion': 'Corse' } }],
    ['a name that is not encoded', { params: { département: '69', 'r%C3%A9gion': 'Corse' } }],
    ['a dashboard that is not published', { resource: { dashboard: 6 } }],
  ])('is 400 in text for %s', async (_label, options) => {
    expect(await open(options)).toMatchObject({ status: 400, type: 'text/plain' })
  })

  test('is 400 in text for a token without algorithm, and not 61 s after it has expired, but 59 s', async () => {
    const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '')
    const token = `${part({ alg: 'none' })}.${part({ resource: { dashboard: 5 }, params: {}, exp: 9e9 })}.`
    expect((await startClient().fetch(`${SITE}/embed/dashboard/${token}`)).status).toBe(400)
    expect((await open({ now: Date.now() - 3_630_000 })).status).toBe(200)
    expect((await open({ now: Date.now() - 3_661_000 })).status).toBe(400)
  })
})
