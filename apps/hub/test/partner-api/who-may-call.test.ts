// Who is answered by the partner API, and what the log says of who asked.
import { describe, expect, test } from 'vitest'
import { createApiKey } from '../../src/platform/partners/api-key-store.js'
import { agendaPartner, LIST } from '../support/agenda-partner.js'
import { describeOnEachEngine } from '../support/engines.js'
import { meetingPoint } from '../support/points.js'
import { DEMO_KEY, NARROW_KEY } from '../support/running-hub.js'

describeOnEachEngine('partner API', ({ createStorage }) => {
  const { hub, checked, put } = agendaPartner(createStorage)

  describe('who may call', () => {
    test.each([
      ['no key', {}],
      ['an unknown key', { authorization: 'Bearer no-such-key-0123456789abcdefghijkl' }],
      ['another scheme', { authorization: `Basic ${NARROW_KEY}` }],
      ['nonsense', { authorization: 'Bearer' }],
    ])('%s: 401', async (_, headers) => {
      const response = await fetch(`${hub.url}/api/v1/meeting-points`, { headers: new Headers(headers) })
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="hub"')
      expect(await checked(response, LIST)).toMatchObject({
        code: 'invalid_api_key',
        request_id: response.headers.get('x-request-id'),
      })
    })

    test('an address that does not exist is 401 without a key: nothing is told to strangers', async () => {
      expect((await fetch(`${hub.url}/api/v1/nothing`)).status).toBe(401)
      expect((await hub.partner('/api/v1/nothing')).status).toBe(404)
    })

    test('a feature that is not granted: 403', async () => {
      const response = await hub.partner('/api/v1/meeting-points', {
        headers: { authorization: `Bearer ${NARROW_KEY}` },
      })
      expect(response.status).toBe(403)
      expect(await checked(response, LIST)).toMatchObject({ code: 'feature_not_granted' })
    })

    test('a key made in the database works, with its features', async () => {
      const key = await createApiKey(hub.database, 'made', ['ants'])
      expect(
        (await hub.partner('/api/v1/meeting-points', { headers: { authorization: `Bearer ${key}` } })).status,
      ).toBe(200)
    })

    test.each([
      ['as it is', {}, 200],
      ['through a proxy', { 'x-forwarded-for': '203.0.113.7' }, 401],
      ['through another proxy', { forwarded: 'for=203.0.113.7' }, 401],
    ])('the demo key %s: %o → %i', async (_, headers, status) => {
      const response = await hub.partner('/api/v1/meeting-points', {
        headers: { ...headers, authorization: `Bearer ${DEMO_KEY}` },
      })
      expect(response.status).toBe(status)
    })
  })

  test('logs show the route and the partner, never what was sent', async () => {
    await put('quartier-secret', meetingPoint('quartier-secret', { name: 'Nom secret' }))
    await hub.partner('/api/v1/meeting-points/quartier-secret?private=A123456789')
    expect(
      hub.log
        .filter(({ message }) => message === 'request answered')
        .map(({ fields }) => [fields.method, fields.route, fields.status, fields.caller]),
    ).toEqual([
      ['PUT', '/api/v1/meeting-points/:id', 201, 'partner'],
      ['GET', '/api/v1/meeting-points/:id', 200, 'partner'],
    ])
    expect(JSON.stringify(hub.log)).not.toMatch(/secret|A123456789|partner-key/)
  })
})
