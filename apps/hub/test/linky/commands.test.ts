// What operators can do to accounts: never with their data, and written down.
import { expect, test } from 'vitest'
import { actOnAccount, listAccounts } from '../../src/features/enedis/commands/accounts.js'
import { eraseOld } from '../../src/features/enedis/retention.js'
import {
  linkyAccounts,
  linkyAudit,
  linkyCache,
  linkyConsents,
  linkyLinks,
  linkyPoints,
  linkySessions,
} from '../../src/features/enedis/tables.js'
import { encryptedColumns } from '../../src/features/enedis/encrypted-columns.js'
import { createCipher } from '../../src/platform/encryption/cipher.js'
import { rotateEncryption } from '../../src/platform/encryption/reencrypt.js'
import { describeOnEachEngine } from '../support/engines.js'
import { OTHER_POINT, POINT } from '../support/linky-enedis.js'
import { linkyHub } from '../support/linky-hub.js'
import { EMAIL, PASSWORD, signUp } from '../support/linky-people.js'
import { program, v5 } from '../support/linky-programs.js'
import { ENCRYPTION_KEY } from '../support/running-hub.js'

const DAY = 86_400_000
const WEEK = v5(POINT, '2026-11-01', '2026-11-08')

describeOnEachEngine('the commands for accounts', ({ createStorage }) => {
  const hub = linkyHub(createStorage, { quotaLimits: { upstream: 2, cached: 5 } })
  const act = (name: Parameters<typeof actOnAccount>[1], email = EMAIL) =>
    actOnAccount({ database: hub.database, keyring: hub.keyring, now: hub.now() }, name, email)
  const audit = async () =>
    (await hub.database.run((connection) => connection.select().from(linkyAudit))).map(({ action }) => action)

  test('list shows state and counters, and no measure, point or key', async () => {
    const { get, key } = await program(hub, [POINT, OTHER_POINT])
    await get(WEEK)
    await get(WEEK)
    const [account] = await listAccounts(hub.database, hub.keyring, hub.now())
    expect(account).toMatchObject({ email: EMAIL, isActive: true, points: 2, pending: 0, upstream: 1, cached: 1 })
    expect(JSON.stringify(account)).not.toMatch(new RegExp(`${POINT}|${key}`))
    expect(await audit()).toEqual(['accounts list'])
  })

  test('reset-quota lets an account ask again', async () => {
    const { get } = await program(hub, [POINT])
    for (const day of ['01', '02', '03']) await get(v5(POINT, `2026-10-${day}`, `2026-10-${Number(day) + 10}`))
    expect((await get(v5(POINT, '2026-09-01', '2026-09-02'))).status).toBe(429)
    await act('reset-quota')
    expect((await get(v5(POINT, '2026-09-01', '2026-09-02'))).status).toBe(200)
    expect(await audit()).toEqual(['accounts reset-quota'])
  })

  test('deactivate refuses password, session, key and token, and erases the cache', async () => {
    const { get, key, visitor } = await program(hub, [POINT])
    const token = await hub.request('/accounts/token', { method: 'POST', headers: { authorization: `Bearer ${key}` } })
    const { access_token } = (await token.json()) as { access_token: string }
    await get(WEEK)
    await act('deactivate')
    await act('deactivate')
    expect((await get(WEEK)).status).toBe(401)
    expect((await hub.request(WEEK, { headers: { authorization: `Bearer ${access_token}` } })).status).toBe(401)
    expect((await visitor.get('/linky/tableau-de-bord')).status).toBe(303)
    expect((await visitor.post('/linky/connexion', { email: EMAIL, 'mot-de-passe': PASSWORD })).status).toBe(401)
    expect(await hub.database.run((connection) => connection.select().from(linkyCache))).toEqual([])
    const before = hub.mails.length
    await hub.visitor().post('/linky/mot-de-passe', { email: EMAIL })
    expect(hub.mails.length).toBe(before)
    expect(await audit()).toEqual(['accounts deactivate', 'accounts deactivate'])
    expect((await listAccounts(hub.database, hub.keyring, hub.now()))[0]?.isActive).toBe(false)
  })

  test('purge-cache erases the entries of one account', async () => {
    const one = await program(hub, [POINT])
    const other = await program(hub, [OTHER_POINT], 'autre@exemple.fr')
    await one.get(WEEK)
    await other.get(v5(OTHER_POINT, '2026-11-01', '2026-11-03'))
    expect(await act('purge-cache')).toBe('7 entries were erased.')
    expect((await hub.database.run((connection) => connection.select().from(linkyCache))).length).toBe(2)
    expect(await audit()).toEqual(['accounts purge-cache'])
    await expect(act('purge-cache', 'personne@exemple.fr')).rejects.toThrow('There is no account of this address')
  })

  test('the job purge erases what is over: entries, sessions, links, visits', async () => {
    const { get } = await program(hub, [POINT])
    await get(WEEK)
    await hub.visitor().post('/linky/inscription', { email: 'attente@exemple.fr', 'mot-de-passe': PASSWORD })
    await eraseOld(hub.database, { retentionDays: 90, now: hub.now() })
    const count = async () => {
      const tables = [linkyCache, linkySessions, linkyLinks, linkyConsents]
      return Promise.all(
        tables.map(async (table) => (await hub.database.run((connection) => connection.select().from(table))).length),
      )
    }
    expect(await count()).toEqual([7, 1, 1, 1])
    const counts = await eraseOld(hub.database, { retentionDays: 90, now: hub.now() + 31 * DAY })
    expect(counts).toMatchObject({
      linky_cache: 7,
      linky_sessions: 1,
      linky_links: 1,
      linky_consents: 1,
      linky_usage: 0,
    })
    expect(await count()).toEqual([0, 0, 0, 0])
    expect((await hub.database.run((connection) => connection.select().from(linkyPoints))).length).toBe(1)
  })

  test('the job rotate-encryption leaves everything readable by the new key alone', async () => {
    await program(hub, [POINT])
    const next = Buffer.alloc(32, 9)
    const both = createCipher([next, ENCRYPTION_KEY])
    const counts = await rotateEncryption(hub.database, both, encryptedColumns)
    expect(counts).toMatchObject({ linky_accounts: 1, linky_points: 1 })
    const alone = createCipher([next])
    const [account] = await hub.database.run((connection) => connection.select().from(linkyAccounts))
    expect(alone.decrypt(account?.email ?? '', `linky_accounts.email:${account?.id}`)).toBe(EMAIL)
    // Back again, for the tests that follow.
    await rotateEncryption(hub.database, createCipher([ENCRYPTION_KEY, next]), encryptedColumns)
  })

  test('a sign-up again while one waits makes one account', async () => {
    await hub.visitor().post('/linky/inscription', { email: EMAIL, 'mot-de-passe': 'Autre chose 1' })
    await signUp(hub)
    expect((await hub.database.run((connection) => connection.select().from(linkyAccounts))).length).toBe(1)
    expect(await hub.database.run((connection) => connection.select().from(linkyLinks))).toEqual([])
  })
})
