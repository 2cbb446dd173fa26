// What programs ask wrongly: refused in the form of Enedis, before anything is looked up or asked.
import { expect, test } from 'vitest'
import { describeOnEachEngine } from '../support/engines.js'
import { OTHER_POINT, POINT } from '../support/linky-enedis.js'
import { linkyHub } from '../support/linky-hub.js'
import { describe as describeAnswer, program, V5_CURVE, v5 } from '../support/linky-programs.js'

describeOnEachEngine('what programs ask wrongly', ({ createStorage }) => {
  const hub = linkyHub(createStorage)

  test.each([
    v5('1234567890123', '2026-11-01', '2026-11-03'),
    v5('123456789012345', '2026-11-01', '2026-11-03'),
    `${v5(POINT, '2026-11-01', '2026-11-03')}&usage_point_id=${OTHER_POINT}`,
    v5(POINT, '2026-02-30', '2026-03-02'),
    v5(POINT, '2026-11-03', '2026-11-11'),
    v5(POINT, '2026-11-03', '2026-11-03'),
    v5(POINT, "2026-11-03' or 1=1", '2026-11-05'),
    V5_CURVE,
  ])('%s is 400 in the form of Enedis', async (path) => {
    const { get } = await program(hub, [POINT])
    const body = await describeAnswer(await get(path))
    expect(body).toMatchObject({
      status: 400,
      error: 'invalid_request',
      error_description: expect.any(String),
      kind: expect.any(String),
    })
    expect(hub.enedis.measured()).toBe(0)
  })

  test.each([undefined, 'Bearer', 'Bearer x', 'Basic abc', `Bearer ${'A'.repeat(86)}`, 'Bearer a.b.c'])(
    'the authorization %s is 401',
    async (authorization) => {
      const response = await hub.request(v5(POINT, '2026-11-01', '2026-11-03'), {
        headers: authorization === undefined ? {} : { authorization },
      })
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringContaining('Bearer'),
      ])
      expect(await response.json()).toMatchObject({ error: 'invalid_token', kind: 'unauthenticated' })
    },
  )

  test('a key in the query is not taken', async () => {
    const { key } = await program(hub, [POINT])
    expect((await hub.request(`${v5(POINT, '2026-11-01', '2026-11-03')}&access_token=${key}`)).status).toBe(401)
  })
})
