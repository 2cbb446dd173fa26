// What a thief has of a copy of the database and of the logs: with all secrets of the server no measure, without the encryption key no
// point and no address, and of a deleted account nothing with any secret.
import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { decryptEntry } from '../../src/features/enedis/readings/cache-cipher.js'
import { linkyAccounts, linkyCache } from '../../src/features/enedis/tables.js'
import { type Cipher, createCipher } from '../../src/platform/encryption/cipher.js'
import { describeOnEachEngine } from '../support/engines.js'
import { HOLDER, OTHER_POINT, POINT } from '../support/linky-enedis.js'
import { type LinkyHub, linkyHub } from '../support/linky-hub.js'
import { PASSWORD } from '../support/linky-people.js'
import { program, V5_CURVE, v5 } from '../support/linky-programs.js'
import { ENCRYPTION_KEY } from '../support/running-hub.js'

const EMAIL = HOLDER.email

describeOnEachEngine('a dump', ({ createStorage }) => {
  const hub = linkyHub(createStorage)

  /** Every row of every table as text, bytes in hexadecimal, and every line of the log. */
  async function dump({ database, log }: LinkyHub): Promise<{ tables: Record<string, string>; text: string }> {
    const list = await database.run((connection) =>
      connection.execute(sql`select table_name as name from information_schema.tables where table_schema = 'public'`),
    )
    const tables: Record<string, string> = {}
    for (const { name } of (list as { rows: { name: string }[] }).rows) {
      const result = await database.run((connection) =>
        connection.execute(sql`select coalesce(string_agg(t::text, E'\n'), '') as text from ${sql.identifier(name)} t`),
      )
      tables[name] = (result as { rows: { text: string }[] }).rows[0]?.text ?? ''
    }
    return { tables, text: [...Object.values(tables), ...log.map((line) => JSON.stringify(line))].join('\n') }
  }

  async function use() {
    const person = await program(hub, [POINT, OTHER_POINT], EMAIL)
    const paths = [
      v5(POINT, '2026-11-01', '2026-11-03'),
      v5(POINT, '2026-11-01', '2026-11-03', V5_CURVE),
      `/enedis/customers_cd/v5/contact_data?usage_point_id=${POINT}`,
    ]
    for (const path of paths) expect((await person.get(path)).status).toBe(200)
    const token = await hub.request('/accounts/token', {
      method: 'POST',
      headers: { authorization: `Bearer ${person.key}` },
    })
    const { access_token } = (await token.json()) as { access_token: string }
    await hub.request(paths[0] ?? '', { headers: { authorization: `Bearer ${access_token}` } })
    return { ...person, token: access_token }
  }

  test('with all secrets of the server no entry of the cache opens', async () => {
    const { key } = await use()
    const { tables } = await dump(hub)
    const entries = await hub.database.run((connection) => connection.select().from(linkyCache))
    const [account] = await hub.database.run((connection) => connection.select().from(linkyAccounts))
    expect(entries.length).toBeGreaterThanOrEqual(5)
    // Everything that is in the database or known to the server, as a key itself and as what a key is derived from.
    const secrets = [
      ENCRYPTION_KEY.toString('base64'),
      ENCRYPTION_KEY.toString('latin1'),
      ...Object.values(account ?? {}).map(String),
      account?.keyHash ?? '',
      PASSWORD,
      EMAIL,
      POINT,
    ]
    const lookupKey = createCipher([ENCRYPTION_KEY]).decrypt(
      /lookup_key,([^)]+)\)/.exec(tables['settings'] ?? '')?.[1] ?? '',
      'lookup_key',
    )
    const salt = Buffer.from(account?.keySalt ?? '', 'base64url')
    const tried = [...secrets, lookupKey].flatMap((secret) => [
      createHash('sha256').update(secret).digest(),
      createHmac('sha256', Buffer.from(lookupKey, 'base64')).update(secret).digest(),
      Buffer.from(hkdfSync('sha256', secret, salt, 'enedis-cache/v1', 32)),
      Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), salt, 'enedis-cache/v1', 32)),
    ])
    for (const { key: name, body } of entries) {
      for (const candidate of [...tried, ENCRYPTION_KEY]) expect(decryptEntry(candidate, name, body)).toBeUndefined()
      // The canary: with the API key every one opens.
      const right = Buffer.from(hkdfSync('sha256', key, salt, 'enedis-cache/v1', 32))
      expect(decryptEntry(right, name, body)).toMatch(/^\{/)
    }
  })

  test('no key, token, password or measure is in the database or in the logs', async () => {
    const { key, token, visitor } = await use()
    const { text } = await dump(hub)
    const [, session = ''] = [...visitor.cookies].find(([name]) => name.includes('session')) ?? []
    const digests = [key, token].map((secret) => createHash('sha256').update(secret).digest())
    for (const secret of [
      key,
      token,
      token.split('.')[1] ?? '',
      PASSWORD,
      session,
      ...digests.flatMap((each) => [each.toString('hex'), each.toString('base64url')]),
    ]) {
      expect(text).not.toContain(secret)
    }
    // Canary: what is looked for would be found.
    expect(text).toContain('cli_')
    expect(hub.log.filter(({ message }) => message === 'request answered').length).toBeGreaterThan(0)
    const daily = (
      await hub.upstream.client.getDailyConsumption({ usagePointId: POINT, start: '2026-11-01', end: '2026-11-03' })
    ).days
    expect(daily.length).toBe(2)
    for (const { wattHours } of daily) {
      const written = `:${wattHours}`
      // As text, and as bytes are shown.
      for (const form of [written, Buffer.from(written).toString('hex')]) expect(text).not.toContain(form)
    }
  })

  test('without HUB_ENCRYPTION_KEY no point and no address is readable', async () => {
    await use()
    const { text, tables } = await dump(hub)
    for (const personal of [POINT, OTHER_POINT, EMAIL, 'courriel.example', 'Camille', 'Exemple', '59999'])
      expect(text).not.toContain(personal)
    // Nor by trying all numbers: the digests are keyed.
    const plain = [
      createHash('sha256').update(POINT).digest('base64url'),
      createHash('sha256').update(EMAIL).digest('base64url'),
    ]
    for (const digest of plain) expect(text).not.toContain(digest)
    const wrong = createCipher([Buffer.alloc(32, 8)])
    const encrypted = /v1\.[\w-]{8}\.[\w-]+/.exec(tables['linky_points'] ?? '')?.[0] ?? ''
    expect(encrypted).not.toBe('')
    expect(() => wrong.decrypt(encrypted, 'linky_points.point:x')).toThrow(/HUB_ENCRYPTION_KEY/)
  })

  test('of a deleted account there is nothing, whatever secret one has', async () => {
    const before = await dump(hub)
    const { visitor } = await use()
    await hub.visitor().post('/linky/mot-de-passe', { email: EMAIL })
    const [account] = await hub.database.run((connection) => connection.select().from(linkyAccounts))
    expect((await visitor.post('/linky/compte/suppression', { confirmation: PASSWORD })).status).toBe(303)
    const after = await dump(hub)
    for (const name of Object.keys(after.tables).filter(
      (each) => each.startsWith('linky_') && !each.startsWith('linky_pace'),
    )) {
      expect([name, after.tables[name]]).toEqual([name, before.tables[name]])
    }
    for (const trace of [account?.id, account?.clientId, EMAIL, POINT]) expect(after.text).not.toContain(trace)
    const { lookup, cipher } = hub.keyring
    expect(after.text).not.toContain(lookup(JSON.stringify(['linky point', POINT])))
    expect(after.text).not.toContain(lookup(JSON.stringify(['linky e-mail', EMAIL])))
    // Whatever is still encrypted is of the server itself.
    for (const [encrypted = ''] of after.text.matchAll(/v1\.[\w-]{8}\.[\w-]+/g)) {
      for (const data of ['lookup_key', 'shared_tokens.token:enedis']) {
        expect(tryDecrypt(cipher, encrypted, data)).not.toMatch(/courriel|22516914714270/)
      }
    }
  })
})

function tryDecrypt(cipher: Cipher, encrypted: string, associatedData: string): string {
  try {
    return cipher.decrypt(encrypted, associatedData)
  } catch {
    return ''
  }
}
