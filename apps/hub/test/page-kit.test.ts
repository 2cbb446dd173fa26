// The page kit serves any feature: here one that knows nothing of appointments.
import { expect, test } from 'vitest'
import { newFormId } from '../src/platform/pages/kept-forms.js'
import { describeOnEachEngine } from './support/engines.js'
import { BASE, createGateway, site } from './support/page-gateway.js'
import { sharedHub } from './support/shared-hub.js'

describeOnEachEngine('the page kit', ({ createStorage }) => {
  const hub = sharedHub(createStorage)

  const send = (gateway: ReturnType<typeof createGateway>, body: Record<string, string>, headers = {}) =>
    gateway.request('/', { method: 'POST', body: new URLSearchParams(body), headers })
  const cookieFrom = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')

  test('says what its feature says, and nothing of another', async () => {
    const gateway = createGateway(hub)
    for (const path of ['/', '/nulle-part', '/panne', '/mentions-legales', '/donnees-personnelles', '/compte/x']) {
      const response = await gateway.request(path)
      const html = await response.text()
      expect(html).toContain('Passerelle Linky</title>')
      expect(html).toContain('Vos données de consommation')
      expect(html).toContain('Votre adresse ne sert qu’à ce compte.')
      expect(html).not.toMatch(/rendez-vous|mairie|\bANTS\b|pré-demande/)
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    expect(await (await gateway.request('/nulle-part')).text()).toContain(site.unknown)
    expect(await (await gateway.request('/panne')).text()).toContain('écrivez au support')
  })

  test('a form that is refused is found again by its browser, and by no other', async () => {
    const gateway = createGateway(hub)
    const cookie = cookieFrom(await gateway.request('/'))
    const nonce = newFormId()
    const refused = await send(gateway, { nonce, email: 'sans-arobase' }, { cookie })
    const path = refused.headers.get('location') ?? ''
    const shown = await gateway.request(path, { headers: { cookie } })
    expect([shown.status, await shown.text()]).toEqual([422, expect.stringMatching(/value="sans-arobase"/)])
    const other = await gateway.request(path, { headers: { cookie: `saisie=${newFormId()}` } })
    expect([other.status, await other.text()]).toEqual([200, expect.not.stringContaining('sans-arobase')])
  })

  test('a form sent twice does once what it asks, and lets in who sent it', async () => {
    const gateway = createGateway(hub)
    const form = { nonce: newFormId(), email: 'ana@exemple.fr' }
    const [once, again] = await Promise.all([send(gateway, form), send(gateway, form)])
    const path = once.headers.get('location') ?? ''
    expect(again.headers.get('location')).toBe(path)
    expect(once.headers.get('set-cookie')).toMatch(/^__Secure-compte=.*HttpOnly; Secure; SameSite=Lax$/)
    expect((await gateway.request(path, { headers: { cookie: cookieFrom(once) } })).status).toBe(200)
    expect((await gateway.request(path)).status).toBe(403)
  })

  test('a form of another site is refused', async () => {
    const gateway = createGateway(hub)
    const from = (headers: Record<string, string>) => send(gateway, { email: 'x' }, headers)
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await from({ origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await from({ origin: new URL(BASE).origin })).status).toBe(303)
  })
})
