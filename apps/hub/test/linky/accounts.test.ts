// Accounts of the gateway: sign-up, confirmation, sign-in and out, passwords, keys, sessions, deletion.
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { createEmailKey } from '../../src/features/enedis/accounts/email-address.js'
import {
  linkyAccounts,
  linkyCache,
  linkyConsents,
  linkyLinks,
  linkyPoints,
  linkySessions,
  linkyUsage,
} from '../../src/features/enedis/tables.js'
import { rateLimits } from '../../src/platform/database/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { linkyHub, NOW } from '../support/linky-hub.js'
import { POINT } from '../support/linky-enedis.js'
import { consentTo, EMAIL, linkIn, makeKey, PASSWORD, signIn, signUp } from '../support/linky-people.js'

const HOUR = 3_600_000

describeOnEachEngine('accounts of the gateway', ({ createStorage }) => {
  const hub = linkyHub(createStorage)
  const count = async (table: typeof linkyAccounts | typeof linkyLinks | typeof linkySessions) =>
    (await hub.database.run((connection) => connection.select().from(table))).length

  describe('sign-up', () => {
    test('an account begins once the link of the mail was opened with the password of the sign-up', async () => {
      const visitor = hub.visitor()
      const page = await visitor.post('/linky/inscription', { email: EMAIL, 'mot-de-passe': PASSWORD })
      expect(await page.text()).toContain('Consultez votre messagerie')
      expect(await count(linkyAccounts)).toBe(0)
      const path = linkIn(hub, EMAIL)
      expect((await visitor.get(path)).status).toBe(200)
      expect(await count(linkyAccounts)).toBe(0)
      expect((await visitor.post(path, { 'mot-de-passe': 'Autre chose 1' })).status).toBe(422)
      expect((await visitor.post(path, { 'mot-de-passe': PASSWORD })).headers.get('location')).toContain(
        'fait=confirme',
      )
      expect(await count(linkyAccounts)).toBe(1)
      expect((await visitor.post(path, { 'mot-de-passe': PASSWORD })).status).toBe(404)
      await signIn(visitor)
    })

    test('the answer and the mail tell a known address apart to its owner alone', async () => {
      await signUp(hub)
      const send = async (email: string) => {
        const response = await hub.visitor().post('/linky/inscription', { email, 'mot-de-passe': PASSWORD })
        return [response.status, (await response.text()).replaceAll(email, '')]
      }
      expect(await send(EMAIL)).toEqual(await send('dominique@exemple.fr'))
      expect(hub.mails.findLast(({ to }) => to.address === EMAIL)?.subject).toBe('Vous avez déjà un compte')
      expect(await count(linkyAccounts)).toBe(1)
      await signIn(hub.visitor())
    })

    test('a known, a deactivated and an unknown address are the same work: so many hashes, so many statements', async () => {
      await signUp(hub)
      await signUp(hub, 'partie@exemple.fr')
      const isGone = eq(linkyAccounts.emailKey, createEmailKey(hub.keyring.lookup, 'partie@exemple.fr'))
      const gone = await hub.database.run((connection) =>
        connection
          .update(linkyAccounts)
          .set({ deactivatedAt: new Date(NOW) })
          .where(isGone)
          .returning(),
      )
      expect(gone.length).toBe(1)
      const forms = [
        ['/linky/inscription', 1],
        ['/linky/inscription/renvoi', 0],
        ['/linky/mot-de-passe', 0],
        ['/linky/connexion', 1],
      ] as const
      for (const [path, hashes] of forms) {
        // Now and then a limit sweeps up what is old: its first use is nobody's.
        await hub.visitor().post(path, { email: 'personne@exemple.fr', 'mot-de-passe': 'Un autre mot 8' })
        const works: { hashes: number; units: number }[] = []
        for (const email of [EMAIL, 'partie@exemple.fr', 'dominique@exemple.fr']) {
          await hub.database.run((connection) => connection.delete(rateLimits))
          const visitor = hub.visitor()
          const before = hub.work()
          await visitor.post(path, { email, 'mot-de-passe': 'Un autre mot 8' })
          const after = hub.work()
          works.push({ hashes: after.hashes - before.hashes, units: after.units - before.units })
        }
        const [known, deactivated, unknown] = works
        expect([path, known, deactivated]).toEqual([path, unknown, unknown])
        expect([path, unknown?.hashes]).toEqual([path, hashes])
      }
    })

    test('a link is good for 24 hours', async () => {
      const visitor = hub.visitor()
      await visitor.post('/linky/inscription', { email: EMAIL, 'mot-de-passe': PASSWORD })
      hub.setNow(NOW + 24 * HOUR)
      expect((await visitor.post(linkIn(hub, EMAIL), { 'mot-de-passe': PASSWORD })).status).toBe(404)
    })

    test('the message is sent again on request, and for an unknown address nothing tells that there is none', async () => {
      const visitor = hub.visitor()
      await visitor.post('/linky/inscription', { email: EMAIL, 'mot-de-passe': PASSWORD })
      const first = linkIn(hub, EMAIL)
      const again = await visitor.post('/linky/inscription/renvoi', { email: EMAIL })
      const unknown = await visitor.post('/linky/inscription/renvoi', { email: 'personne@exemple.fr' })
      expect((await again.text()).replaceAll(EMAIL, '')).toBe(
        (await unknown.text()).replaceAll('personne@exemple.fr', ''),
      )
      expect(hub.mails.map(({ to }) => to.address)).toEqual([EMAIL, EMAIL])
      expect(linkIn(hub, EMAIL)).not.toBe(first)
      expect((await visitor.post(linkIn(hub, EMAIL), { 'mot-de-passe': PASSWORD })).status).toBe(303)
    })

    test.each([
      [{ email: 'sans-arobase', 'mot-de-passe': PASSWORD }, 'email'],
      [{ email: EMAIL, 'mot-de-passe': 'court' }, 'mot-de-passe'],
      [{ email: EMAIL, 'mot-de-passe': 'é'.repeat(80) }, 'mot-de-passe'],
      [{}, 'email'],
    ])('%j is refused at its field', async (form, field) => {
      const response = await hub.visitor().post('/linky/inscription', form)
      expect([response.status, await response.text()]).toEqual([422, expect.stringContaining(`href="#${field}"`)])
      expect(await count(linkyLinks)).toBe(0)
    })

    test('a password of 80 × é is taken with all its bytes', async () => {
      const long = `${'é'.repeat(80)}A1`
      await signUp(hub, EMAIL, long)
      const other = `${'é'.repeat(79)}èA1`
      expect((await hub.visitor().post('/linky/connexion', { email: EMAIL, 'mot-de-passe': other })).status).toBe(401)
    })

    test('links of mails begin with the address that is configured, whatever Host says', async () => {
      const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' }
      await hub.visitor().post('/linky/inscription', { email: EMAIL, 'mot-de-passe': PASSWORD }, headers)
      expect(hub.mails[0]?.text).toContain('https://linky.example/linky/confirmation/')
      expect(hub.mails[0]?.text).not.toContain('evil')
    })
  })

  describe('sign-in', () => {
    test('a wrong password, an unknown address and one that is not confirmed are answered the same', async () => {
      await signUp(hub)
      await hub.visitor().post('/linky/inscription', { email: 'attente@exemple.fr', 'mot-de-passe': PASSWORD })
      const answers = []
      for (const [email, password] of [
        [EMAIL, 'Autre chose 1'],
        ['personne@exemple.fr', PASSWORD],
        ['attente@exemple.fr', PASSWORD],
      ] as const) {
        const response = await hub.visitor().post('/linky/connexion', { email, 'mot-de-passe': password })
        answers.push([response.status, response.headers.getSetCookie(), (await response.text()).replaceAll(email, '')])
      }
      expect(answers[0]?.[0]).toBe(401)
      expect(answers[1]).toEqual(answers[0])
      expect(answers[2]).toEqual(answers[0])
    })

    test('five failures for an address from one place are the last, known or unknown, whatever the case of letters', async () => {
      await signUp(hub)
      await hub.database.run((connection) => connection.delete(rateLimits))
      for (const email of [EMAIL, 'personne@exemple.fr']) {
        const statuses = []
        for (let index = 0; index < 6; index += 1) {
          const typed = index % 2 === 0 ? email : email.toUpperCase()
          const response = await hub
            .visitor()
            .post('/linky/connexion', { email: typed, 'mot-de-passe': `Faux ${index} x` })
          statuses.push(response.status)
        }
        expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
      }
      const right = await hub.visitor().post('/linky/connexion', { email: EMAIL, 'mot-de-passe': PASSWORD })
      expect([right.status, Number(right.headers.get('retry-after'))]).toEqual([429, expect.any(Number)])
    })

    test('a session is an opaque cookie for this host, out of reach of scripts, and ends with the sign-out for all copies', async () => {
      const visitor = await signUp(hub)
      const [name = '', secret = ''] = [...visitor.cookies].find(([each]) => each.includes('session')) ?? []
      expect([name, secret]).toEqual(['__Host-linky_session', expect.stringMatching(/^[\w-]{43}$/)])
      const copy = hub.visitor()
      copy.cookies.set(name, secret)
      expect((await copy.get('/linky/tableau-de-bord')).status).toBe(200)
      const out = await visitor.post('/linky/deconnexion')
      expect(out.headers.getSetCookie()[0]).toMatch(/Max-Age=0.*HttpOnly; Secure; SameSite=Lax/)
      expect((await copy.get('/linky/tableau-de-bord')).headers.get('location')).toContain('/linky/connexion')
    })

    test('forms of another site are refused, and nobody is signed in by GET', async () => {
      await signUp(hub)
      const form = { email: EMAIL, 'mot-de-passe': PASSWORD }
      const foreign = await hub.visitor().post('/linky/connexion', form, { 'sec-fetch-site': 'cross-site' })
      expect([foreign.status, foreign.headers.getSetCookie()]).toEqual([403, []])
      const get = await hub.visitor().get(`/linky/connexion?${new URLSearchParams(form).toString()}`)
      expect(get.headers.getSetCookie()).toEqual([])
    })

    test('whoever was sent to sign in goes on where they were, and never to another site', async () => {
      await signUp(hub)
      const visitor = hub.visitor()
      const sent = await visitor.get('/linky/compte')
      expect(sent.headers.get('location')).toBe('/linky/connexion?retour=%2Flinky%2Fcompte&fait=consentement')
      const form = { email: EMAIL, 'mot-de-passe': PASSWORD }
      const back = await visitor.post('/linky/connexion', { ...form, retour: '/linky/compte' })
      expect(back.headers.get('location')).toBe('/linky/compte')
      const away = await hub.visitor().post('/linky/connexion', { ...form, retour: 'https://evil.example/linky/' })
      expect(away.headers.get('location')).toBe('/linky/tableau-de-bord')
    })
  })

  describe('passwords', () => {
    test('a forgotten one is replaced by a link that is good once, for an hour, and ends all sessions', async () => {
      const visitor = await signUp(hub)
      await hub.visitor().post('/linky/mot-de-passe', { email: EMAIL })
      const path = linkIn(hub, EMAIL)
      expect((await hub.visitor().get(path)).status).toBe(200)
      expect((await hub.visitor().post(path, { 'mot-de-passe': 'faible' })).status).toBe(422)
      expect((await hub.visitor().post(path, { 'mot-de-passe': 'Nouvelle 1 page' })).status).toBe(303)
      expect((await hub.visitor().post(path, { 'mot-de-passe': 'Encore 1 autre' })).status).toBe(404)
      expect((await visitor.get('/linky/tableau-de-bord')).status).toBe(303)
      await signIn(visitor, EMAIL, 'Nouvelle 1 page')
      await hub.visitor().post('/linky/mot-de-passe', { email: EMAIL })
      hub.setNow(NOW + HOUR)
      expect((await hub.visitor().get(linkIn(hub, EMAIL))).status).toBe(404)
    })

    test('asking for a link is answered the same for an unknown address, which gets no mail', async () => {
      await signUp(hub)
      const before = hub.mails.length
      const ask = async (email: string) => {
        const response = await hub.visitor().post('/linky/mot-de-passe', { email })
        return [response.status, await response.text()]
      }
      expect(await ask('personne@exemple.fr')).toEqual(await ask(EMAIL))
      expect(hub.mails.slice(before).map(({ to }) => to.address)).toEqual([EMAIL])
    })

    test('a forged link, one of another purpose, and one of another row open nothing', async () => {
      await signUp(hub)
      await hub.visitor().post('/linky/mot-de-passe', { email: EMAIL })
      const path = linkIn(hub, EMAIL)
      const forged = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`
      for (const each of [forged, path.replace('mot-de-passe', 'confirmation'), '/linky/mot-de-passe/x']) {
        expect((await hub.visitor().post(each, { 'mot-de-passe': 'Nouvelle 1 page' })).status).toBe(404)
      }
      await signIn(hub.visitor())
    })

    test('is changed with the present one, by the same rule; other browsers are signed out', async () => {
      const visitor = await signUp(hub)
      const other = hub.visitor()
      await signIn(other)
      const change = (ancien: string, nouveau: string) =>
        visitor.post('/linky/compte/mot-de-passe', { ancien, nouveau })
      expect((await change('Faux 1 passe', 'Nouvelle 1 page')).status).toBe(422)
      expect((await change(PASSWORD, 'faible')).status).toBe(422)
      expect((await change(PASSWORD, 'Nouvelle 1 page')).status).toBe(303)
      expect((await visitor.get('/linky/compte')).status).toBe(200)
      expect((await other.get('/linky/compte')).status).toBe(303)
      await signIn(hub.visitor(), EMAIL, 'Nouvelle 1 page')
    })
  })

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
    const next = await makeKey(visitor)
    expect(next.id).toBe(id)
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
