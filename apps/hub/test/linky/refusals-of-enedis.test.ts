// What Enedis refuses, and what it may answer instead of measures: each has a status, and nothing is taken for data.
import { expect, test } from 'vitest'
import { describeOnEachEngine } from '../support/engines.js'
import { POINT } from '../support/linky-enedis.js'
import { linkyHub } from '../support/linky-hub.js'
import { describe as describeAnswer, program, v5 } from '../support/linky-programs.js'

describeOnEachEngine('what Enedis refuses', ({ createStorage }) => {
  const hub = linkyHub(createStorage)
  const path = v5(POINT, '2026-11-01', '2026-11-03')

  test.each([
    ['ADAM-ERR0123', 400, 'before_activation'],
    ['ADAM-ERR0125', 400, 'history_limit'],
    ['ADAM-ERR0069', 400, 'wrong_direction'],
    ['ADAM-ERR0075', 409, 'load_curve_disabled'],
    ['ADAM-DC-0008', 403, 'consent_missing'],
    ['ADAM-DC-0007', 403, 'not_holder'],
    ['900908', 502, 'api_not_subscribed'],
    ['403-other', 502, 'forbidden'],
    ['no_data_found', 404, 'no_data'],
  ] as const)('%s is %i %s', async (name, status, kind) => {
    const { get } = await program(hub, [POINT])
    hub.enedis.state.failWith(name, { operation: 'dailyConsumption', times: 3 })
    const response = await get(path)
    const body = await describeAnswer(response)
    expect(body).toMatchObject({ status, kind, error: expect.any(String), error_description: expect.any(String) })
    expect(JSON.stringify(body)).not.toContain(POINT)
  })

  test('a consent that is gone is noted, and the dashboard says how to give it again', async () => {
    const { get, visitor } = await program(hub, [POINT])
    hub.enedis.state.failWith('ADAM-DC-0008', { operation: 'dailyConsumption' })
    expect((await get(path)).status).toBe(403)
    const before = hub.enedis.measured()
    expect(await describeAnswer(await get(path))).toMatchObject({ status: 403, kind: 'consent_missing' })
    expect(hub.enedis.measured()).toBe(before)
    expect(await visitor.read('/linky/tableau-de-bord')).toContain('consentement retiré')
    expect(await (await get(`/usage-points/${POINT}`)).json()).toMatchObject({
      valid: false,
      consent: { status: 'revoked' },
    })
  })

  test('a quota of Enedis that is used up is 503 with the time to wait, and what the cache has is given', async () => {
    const { get } = await program(hub, [POINT])
    await get(path)
    const next = hub.now() + 3_600_000
    hub.enedis.state.throttle(next, 'dailyConsumption')
    const none = await get(v5(POINT, '2026-10-01', '2026-10-03'))
    expect([none.status, Number(none.headers.get('retry-after'))]).toEqual([503, expect.any(Number)])
    expect(Number(none.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await describeAnswer(none)).toMatchObject({ kind: 'rate_limited' })
    hub.enedis.state.throttle(next, 'dailyConsumption')
    const part = await get(v5(POINT, '2026-10-20', '2026-11-03'))
    expect([part.status, part.headers.get('x-cache-status'), part.headers.get('x-data-status')]).toEqual([
      200,
      'PARTIAL',
      'PARTIAL_DATA',
    ])
    const { meter_reading } = (await part.json()) as { meter_reading: { interval_reading: { date: string }[] } }
    expect(meter_reading.interval_reading.map(({ date }) => date)).toEqual(['2026-11-01', '2026-11-02'])
  })

  test('a token that was ended is renewed once, without a word; one that stays refused is a matter of the operator', async () => {
    const { get } = await program(hub, [POINT])
    await get(path)
    const before = hub.enedis.tokens()
    hub.enedis.state.endToken()
    expect((await get(v5(POINT, '2026-10-01', '2026-10-03'))).status).toBe(200)
    expect(hub.enedis.tokens()).toBe(before + 1)
    hub.enedis.state.failNext({ kind: 'status', status: 401, body: '{}', operation: 'dailyConsumption', times: 3 })
    const refused = await get(v5(POINT, '2026-09-01', '2026-09-03'))
    expect([refused.status, hub.enedis.tokens()]).toEqual([502, before + 2])
  })

  test.each([
    ['a page', 200, '<html><body>secret-of-enedis</body></html>'],
    ['an empty answer', 200, ''],
    ['half an answer', 200, '{"meter_reading": {"usage'],
    ['an answer of another form', 200, '{"meter_reading": []}'],
    ['a failure', 500, '{"error":"technical_error","detail":"secret-of-enedis"}'],
    ['a failure of what is before Enedis', 503, '<html>secret-of-enedis</html>'],
  ])('%s is 502 or 503, nothing of it is repeated, and nothing is kept', async (_, status, body) => {
    const { get } = await program(hub, [POINT])
    hub.enedis.state.failNext({ kind: 'status', status, body, operation: 'dailyConsumption', times: 4 } as never)
    const response = await get(path)
    expect([response.status, await response.text()]).toEqual([
      status === 503 ? 503 : 502,
      expect.not.stringContaining('secret-of-enedis'),
    ])
    hub.enedis.state.failures.clear()
    expect((await get(path)).headers.get('x-cache-status')).toBe('MISS')
  })

  test('a consent that is over by its date answers as one that was withdrawn', async () => {
    const { get } = await program(hub, [POINT])
    hub.setNow(hub.now() + 1_096 * 86_400_000)
    expect(await describeAnswer(await get(v5(POINT, '2026-11-01', '2026-11-03')))).toMatchObject({
      status: 403,
      kind: 'consent_missing',
    })
  })
})
