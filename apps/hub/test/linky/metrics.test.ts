// What monitoring reads of the gateway.
import { expect, test } from 'vitest'
import { linkyAccounts, linkyPoints } from '../../src/features/enedis/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { OTHER_POINT, POINT } from '../support/linky-enedis.js'
import { linkyHub, NOW } from '../support/linky-hub.js'
import { EMAIL, signUp } from '../support/linky-people.js'
import { program, v5 } from '../support/linky-programs.js'
import { METRICS_TOKEN } from '../support/running-hub.js'

describeOnEachEngine('metrics of the gateway', ({ createStorage }) => {
  const hub = linkyHub(createStorage)
  const scrape = async () => {
    const response = await hub.request('/metrics', { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
    const text = await response.text()
    const values = [...text.matchAll(/^hub_linky_(\w+)\{state="(\w+)"\} (\d+)$/gm)]
    return {
      text,
      values: Object.fromEntries(values.map(([, name, state, value]) => [`${name} ${state}`, Number(value)])),
    }
  }
  const NONE = {
    'accounts active': 0,
    'accounts deactivated': 0,
    'points active': 0,
    'points pending': 0,
    'points revoked': 0,
    'cache_entries live': 0,
  }

  test('without an account all are there, and zero', async () => {
    expect((await scrape()).values).toEqual(NONE)
  })

  test('accounts, points and entries that are not over are counted by state, and nobody is in a label', async () => {
    const { get, key, id } = await program(hub, [POINT, OTHER_POINT])
    await get(v5(POINT, '2026-11-01', '2026-11-08'))
    expect((await scrape()).values).toEqual({
      ...NONE,
      'accounts active': 1,
      'points active': 2,
      'cache_entries live': 7,
    })
    await signUp(hub, 'autre@exemple.fr')
    await hub.database.run((connection) => connection.update(linkyPoints).set({ status: 'revoked' }))
    await hub.database.run((connection) => connection.update(linkyAccounts).set({ deactivatedAt: new Date(NOW) }))
    hub.setNow(NOW + 25 * 3_600_000)
    const { text, values } = await scrape()
    expect(values).toEqual({ ...NONE, 'accounts deactivated': 2, 'points revoked': 2 })
    for (const secret of [EMAIL, POINT, OTHER_POINT, key, id]) expect(text).not.toContain(secret)
  })
})
