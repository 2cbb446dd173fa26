// What an account has: its key, its data, and its end.
import { expect, test } from 'vitest'
import {
  linkyAccounts,
  linkyCache,
  linkyConsents,
  linkyLinks,
  linkyPoints,
  linkySessions,
  linkyUsage,
} from '../../src/features/enedis/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { POINT } from '../support/linky-enedis.js'
import { linkyHub } from '../support/linky-hub.js'
import { consentTo, EMAIL, makeKey, PASSWORD, signIn, signUp } from '../support/linky-people.js'

describeOnEachEngine('accounts of the gateway', ({ createStorage }) => {
  const hub = linkyHub(createStorage)

  test('the API key is shown once and never readable again; a new one kills it and empties the cache', async () => {
    const visitor = await signUp(hub)
    await consentTo(visitor, POINT)
    const { id, key } = await makeKey(visitor)
    const path = `/enedis/metering_data_dc/v5/daily_consumption?usage_point_id=${POINT}&start=2026-11-01&end=2026-11-03`
    const read = (bearer: string) => hub.request(path, { headers: { authorization: `Bearer ${bearer}` } })
    expect((await read(key)).status).toBe(200)
    const rows = await hub.database.run((connection) => connection.select().from(linkyCache))
    expect(rows.length).toBe(2)
    for (const page of ['/linky/compte', '/linky/compte/cle', '/linky/tableau-de-bord', '/linky/compte/donnees.json']) {
      expect(await visitor.read(page)).not.toContain(key)
    }
    const other = hub.visitor()
    await signIn(other)
    const next = await makeKey(visitor)
    expect(next.id).toBe(id)
    // Other browsers are signed out.
    expect([(await visitor.get('/linky/compte')).status, (await other.get('/linky/compte')).status]).toEqual([200, 303])
    expect((await read(key)).status).toBe(401)
    expect(await hub.database.run((connection) => connection.select().from(linkyCache))).toEqual([])
    const again = await read(next.key)
    expect([again.status, again.headers.get('x-cache-status')]).toEqual([200, 'MISS'])
  })

  test('a deleted account leaves nothing: no account, session, point, consent, counter or cache', async () => {
    const visitor = await signUp(hub)
    await consentTo(visitor, POINT)
    const { key } = await makeKey(visitor)
    const path = `/enedis/metering_data_dc/v5/daily_consumption?usage_point_id=${POINT}&start=2026-11-01&end=2026-11-03`
    expect((await hub.request(path, { headers: { authorization: `Bearer ${key}` } })).status).toBe(200)
    await hub.visitor().post('/linky/mot-de-passe', { email: EMAIL })
    expect((await visitor.post('/linky/compte/suppression', { confirmation: 'Faux 1 passe' })).status).toBe(422)
    expect((await visitor.post('/linky/compte/suppression', { confirmation: PASSWORD })).status).toBe(303)
    const tables = [linkyAccounts, linkyLinks, linkySessions, linkyPoints, linkyConsents, linkyUsage, linkyCache]
    for (const table of tables) {
      expect(await hub.database.run((connection) => connection.select().from(table))).toEqual([])
    }
    expect((await hub.request(path, { headers: { authorization: `Bearer ${key}` } })).status).toBe(401)
    expect((await hub.visitor().post('/linky/connexion', { email: EMAIL, 'mot-de-passe': PASSWORD })).status).toBe(401)
  })

  test('what is kept of an account is given to its owner, as JSON and as CSV', async () => {
    const visitor = await signUp(hub)
    await consentTo(visitor, POINT)
    const json = await visitor.get('/linky/compte/donnees.json')
    expect(json.headers.get('content-disposition')).toContain('attachment')
    expect(await json.json()).toMatchObject({
      account: { email: EMAIL },
      usage_points: [{ usage_point_id: POINT, status: 'active' }],
      consents: [{ outcome: 'attached', found: 1, created: 1 }],
    })
    expect(await (await visitor.get('/linky/compte/donnees.csv')).text()).toContain(
      `usage_points,1,usage_point_id,${POINT}`,
    )
  })
})
