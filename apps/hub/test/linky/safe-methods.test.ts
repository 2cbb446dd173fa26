// GET changes nothing: neither what only a form does, nor a page that is read.
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { linkyPoints } from '../../src/features/enedis/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { POINT } from '../support/linky-enedis.js'
import { linkyHub } from '../support/linky-hub.js'
import { EMAIL, linkIn, PASSWORD } from '../support/linky-people.js'
import { program, v5 } from '../support/linky-programs.js'

const TABLES = ['accounts', 'links', 'sessions', 'revoked_tokens', 'consents', 'points', 'cache', 'usage', 'audit']

describeOnEachEngine('a GET', ({ createStorage }) => {
  const hub = linkyHub(createStorage)

  async function readTables(): Promise<Record<string, unknown>> {
    const tables = TABLES.map(async (table) => {
      const name = sql.identifier(`linky_${table}`)
      const statement = sql`select coalesce(string_agg(t::text, ';' order by t::text), '') as text from ${name} t`
      const { rows } = (await hub.database.run((connection) => connection.execute(statement))) as {
        rows: { text: string }[]
      }
      return [table, rows[0]?.text] as const
    })
    return Object.fromEntries(await Promise.all(tables))
  }

  test('changes nothing, at the pages and at what only a form does', async () => {
    const { visitor, get } = await program(hub, [POINT])
    expect((await get(v5(POINT, '2026-11-01', '2026-11-03'))).status).toBe(200)
    await hub.visitor().post('/linky/mot-de-passe', { email: EMAIL })
    const reset = linkIn(hub, EMAIL)
    await hub.visitor().post('/linky/inscription', { email: 'attente@exemple.fr', 'mot-de-passe': PASSWORD })
    const confirmation = linkIn(hub, 'attente@exemple.fr')
    const [point] = await hub.database.run((connection) => connection.select().from(linkyPoints))
    const query = new URLSearchParams({
      email: EMAIL,
      'mot-de-passe': PASSWORD,
      confirmation: PASSWORD,
      ancien: PASSWORD,
      nouveau: 'Nouvelle 1 page',
    }).toString()
    const before = await readTables()
    expect(Object.values(before).filter((text) => text !== '').length).toBeGreaterThanOrEqual(6)
    for (const path of [
      '/linky',
      '/linky/tableau-de-bord',
      '/linky/inscription',
      '/linky/inscription/renvoi',
      '/linky/connexion',
      '/linky/deconnexion',
      '/linky/mot-de-passe',
      '/linky/compte',
      '/linky/compte/cle',
      '/linky/compte/mot-de-passe',
      '/linky/compte/suppression',
      '/linky/compte/donnees.json',
      '/linky/compte/donnees.csv',
      `/linky/points/${point?.id}/retrait`,
      `/linky/points/${point?.id}/preuve`,
      reset,
      confirmation,
      '/accounts/token',
      '/accounts/revoke',
      '/usage-points',
      `/usage-points/${POINT}`,
      '/enedis/customers_upc/v5/usage_points',
    ]) {
      const response = await visitor.get(`${path}?${query}`)
      expect([path, response.status < 500]).toEqual([path, true])
      expect([path, await readTables()]).toEqual([path, before])
    }
    // What a form would have done can still be done.
    expect((await visitor.post('/linky/compte/suppression', { confirmation: PASSWORD })).status).toBe(303)
    expect((await readTables())['accounts']).toBe('')
  })
})
