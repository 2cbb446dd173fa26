// The rule `strict`: whoever consents is not yet taken for the holder.
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { linkyPoints } from '../../src/features/enedis/tables.js'
import { rateLimits } from '../../src/platform/database/tables.js'
import { describeOnEachEngine } from '../support/engines.js'
import { linkyHub, NOW } from '../support/linky-hub.js'
import { HOLDER, POINT } from '../support/linky-enedis.js'
import { consentTo, makeKey, signIn, signUp } from '../support/linky-people.js'
import { describe as describeAnswer, program, v5 } from '../support/linky-programs.js'

const UNKNOWN = '99999999999998'

describeOnEachEngine('ownership, strict', ({ createStorage }) => {
  const hub = linkyHub(createStorage, { config: { ownership: 'strict' } })
  const points = () => hub.database.run((connection) => connection.select().from(linkyPoints))
  const right = { 'code-postal': HOLDER.postalCode, puissance: HOLDER.power }

  /** How a consent ends. */
  const ENDS = [
    [
      'was withdrawn',
      async () =>
        void (await hub.database.run((connection) => connection.update(linkyPoints).set({ status: 'revoked' }))),
    ],
    ['is over', async () => hub.setNow(NOW + 1_096 * 86_400_000)],
  ] as const

  async function pending(email = 'autre@exemple.fr') {
    const person = await program(hub, [POINT], email)
    const point = (await points()).find(({ status }) => status === 'pending')
    return { ...person, proof: `/linky/points/${point?.id}/preuve` }
  }

  test('at once where the confirmed e-mail is the one that the holder gave Enedis', async () => {
    const { get } = await program(hub, [POINT], HOLDER.email)
    expect((await points()).map(({ status }) => status)).toEqual(['active'])
    expect((await get(v5(POINT, '2026-11-01', '2026-11-03'))).status).toBe(200)
  })

  test('until the proof a point answers as an unknown one does, and is in no token and no list', async () => {
    const { get, key, visitor } = await pending()
    const period = ['2026-11-01', '2026-11-03'] as const
    const answers = [
      await describeAnswer(await get(v5(POINT, ...period))),
      await describeAnswer(await get(v5(UNKNOWN, ...period))),
    ]
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ status: 404, kind: 'unknown_usage_point' })
    expect(await describeAnswer(await get(`/usage-points/${POINT}`))).toEqual(
      await describeAnswer(await get(`/usage-points/${UNKNOWN}`)),
    )
    expect(await (await get('/usage-points')).json()).toMatchObject({ usage_points: [] })
    const token = await hub.request('/accounts/token', { method: 'POST', headers: { authorization: `Bearer ${key}` } })
    const { access_token } = (await token.json()) as { access_token: string }
    expect(JSON.parse(Buffer.from(access_token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({ sub: [] })
    for (const page of ['/linky/tableau-de-bord', '/linky/compte/donnees.json']) {
      expect(await visitor.read(page)).not.toContain(POINT)
      expect(await visitor.read(page)).not.toContain(POINT.slice(-4))
    }
  })

  test('the proof opens the point', async () => {
    const { get, visitor, proof } = await pending()
    expect(await visitor.read(proof)).toContain('Code postal du logement')
    const malformed = await visitor.post(proof, { 'code-postal': 'x', puissance: '' })
    expect([malformed.status, await malformed.text()]).toEqual([422, expect.stringContaining('href="#code-postal"')])
    expect((await visitor.post(proof, right)).status).toBe(303)
    expect((await get(v5(POINT, '2026-11-01', '2026-11-03'))).status).toBe(200)
  })

  test('three tries a day, which say nothing of what is wrong', async () => {
    const { visitor, proof } = await pending()
    const wrong = await Promise.all([
      visitor.post(proof, { ...right, puissance: '6' }),
      visitor.post(proof, { ...right, 'code-postal': '01001' }),
    ])
    const texts = await Promise.all(wrong.map((response) => response.text()))
    expect([wrong.map(({ status }) => status), texts[0] === texts[1]]).toEqual([[422, 422], true])
    expect((await visitor.post(proof, { ...right, puissance: '36' })).status).toBe(422)
    // Now even the right ones are too many.
    expect((await visitor.post(proof, right)).status).toBe(429)
    expect((await points()).map(({ status }) => status)).toEqual(['pending'])
    // The next day there are tries again.
    await hub.database.run((connection) =>
      connection.update(rateLimits).set({ times: sql`array(select t - interval '1 day' from unnest(times) t)` }),
    )
    expect((await visitor.post(proof, right)).status).toBe(303)
  })

  test('a proven point of another account stays there, and its owner is told once a day', async () => {
    await program(hub, [POINT], HOLDER.email)
    const { visitor, proof } = await pending()
    await hub.database.run((connection) => connection.delete(rateLimits))
    const owned = await visitor.post(proof, right)
    expect([owned.status, await owned.text()]).toEqual([422, expect.stringContaining('rattaché à un autre compte')])
    await visitor.post(proof, right)
    const told = hub.mails.filter(({ subject }) => subject.includes('Un autre compte'))
    expect(told.map(({ to }) => to.address)).toEqual([HOLDER.email])
    expect((await points()).map(({ status }) => status).toSorted()).toEqual(['active', 'pending'])
  })

  test.each(ENDS)(
    'a point of which the consent %s is still its account’s, which is told that somebody asks, until it removes the point',
    async (_, end) => {
      const owner = await program(hub, [POINT], HOLDER.email)
      await end()
      const { visitor, proof } = await pending()
      await hub.database.run((connection) => connection.delete(rateLimits))
      expect((await visitor.post(proof, right)).status).toBe(422)
      const told = hub.mails.findLast(({ to }) => to.address === HOLDER.email)
      expect(told?.text).toContain('Si vous avez déménagé, retirez-le de votre tableau de bord')
      expect(told?.text).not.toMatch(/autre@exemple|\d{14}/)
      const former = hub.visitor()
      await signIn(former, HOLDER.email)
      const own = (await points()).find(({ id }) => !proof.includes(id))
      expect((await former.post(`/linky/points/${own?.id}/retrait`)).status).toBe(303)
      expect((await visitor.post(proof, right)).status).toBe(303)
      expect((await points()).map(({ status }) => status)).toEqual(['active'])
      expect((await owner.get(v5(POINT, '2026-11-01', '2026-11-03'))).status).toBe(404)
    },
  )

  test('the pages of a point of another account are those of one that does not exist', async () => {
    const { proof } = await pending()
    const other = await signUp(hub, 'tiers@exemple.fr')
    const missing = '/linky/points/00000000-0000-4000-8000-000000000000'
    for (const page of [proof, proof.replace('/preuve', '')]) {
      const [foreign, none] = [await other.get(page), await other.get(missing)]
      expect([foreign.status, await foreign.text()]).toEqual([none.status, await none.text()])
    }
    expect((await other.post(proof, right)).status).toBe(404)
  })

  test.each(ENDS)(
    'a consent given again after the former one %s asks for the proof again: somebody else may live there now',
    async (_, end) => {
      const { visitor, get, proof } = await pending()
      await visitor.post(proof, right)
      const WEEK = v5(POINT, '2026-11-01', '2026-11-08')
      expect((await get(WEEK)).status).toBe(200)
      await end()
      const again = hub.visitor()
      await signIn(again, 'autre@exemple.fr')
      expect(await consentTo(again, POINT)).toContain('consent_success=true&pdl_count=1&created_count=0')
      expect((await points()).map(({ status }) => status)).toEqual(['pending'])
      expect((await get(WEEK)).status).toBe(404)
      await hub.database.run((connection) => connection.delete(rateLimits))
      expect((await again.post(proof, right)).status).toBe(303)
      expect((await points()).map(({ status }) => status)).toEqual(['active'])
    },
  )

  test('a consent given again by the holder, whom Enedis knows by the e-mail, opens the point at once', async () => {
    const { visitor } = await program(hub, [POINT], HOLDER.email)
    await hub.database.run((connection) => connection.update(linkyPoints).set({ status: 'revoked' }))
    await consentTo(visitor, POINT)
    expect((await points()).map(({ status }) => status)).toEqual(['active'])
  })

  test('a consent that is given again for a proven point does not ask for the proof again', async () => {
    const { visitor, proof } = await pending()
    await visitor.post(proof, right)
    await consentTo(visitor, POINT)
    await makeKey(visitor)
    expect((await points()).map(({ status }) => status)).toEqual(['active'])
  })
})
