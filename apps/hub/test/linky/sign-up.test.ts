// How an account begins, and what a stranger learns of one: nothing.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createEmailKey } from '../../src/features/enedis/accounts/email-address.js'
import { linkyAccounts, linkyLinks } from '../../src/features/enedis/tables.js'
import { rateLimits } from '../../src/platform/database/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { linkyHub, NOW } from '../support/linky-hub.js'
import { EMAIL, linkIn, PASSWORD, signIn, signUp } from '../support/linky-people.js'

const HOUR = 3_600_000

describeOnEachEngine('sign-up', ({ createStorage }) => {
  const hub = linkyHub(createStorage)
  const count = async (table: typeof linkyAccounts | typeof linkyLinks) =>
    (await hub.database.run((connection) => connection.select().from(table))).length

  test('an account begins once the link of the mail was opened with the password of the sign-up', async () => {
    const visitor = hub.visitor()
    const page = await visitor.post('/linky/inscription', { email: EMAIL, 'mot-de-passe': PASSWORD })
    expect(await page.text()).toContain('Consultez votre messagerie')
    expect(await count(linkyAccounts)).toBe(0)
    const path = linkIn(hub, EMAIL)
    expect((await visitor.get(path)).status).toBe(200)
    expect(await count(linkyAccounts)).toBe(0)
    expect((await visitor.post(path, { 'mot-de-passe': 'Autre chose 1' })).status).toBe(422)
    expect((await visitor.post(path, { 'mot-de-passe': PASSWORD })).headers.get('location')).toContain('fait=confirme')
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
