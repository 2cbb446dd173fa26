import { expect, test } from 'vitest'
import { parseLoadCurve } from '../src/load-curve/index.js'
import { createEnedisSimulator } from '../src/simulator/index.js'
import { NOW, POINT, startClient } from './start-client.js'

const period = { start: '2026-10-24', end: '2026-10-27' }

/** The bytes of an answer, as a client without checks has them. */
async function fetchBytes(): Promise<Uint8Array> {
  const { fetch, state } = createEnedisSimulator({ now: () => NOW })
  const query = `pointId=${POINT}&dateDebut=${period.start}&dateFin=${period.end}`
  const headers = { authorization: `Bearer ${state.createToken()}` }
  const url = `https://gw.ext.prod.api.enedis.fr/mesure_synchrone_auto/v2/courbe_de_charge_consommation?${query}`
  return new Uint8Array(await (await fetch(url, { headers })).arrayBuffer())
}

test('bytes that were kept are read as the client reads them', async () => {
  const { client } = startClient()
  const curve = parseLoadCurve(await fetchBytes(), { usagePointId: POINT, ...period })
  expect(curve.toArray()).toEqual((await client.getConsumptionLoadCurve({ usagePointId: POINT, ...period })).toArray())
  expect(curve).toMatchObject({ length: 146, isComplete: true, direction: 'consumption', generation: '2026' })
})

test('what does not fit is refused, and named', async () => {
  const bytes = await fetchBytes()
  const parse =
    (change: object, given = bytes) =>
    () =>
      parseLoadCurve(given, { usagePointId: POINT, ...period, ...change })
  expect(parse({ usagePointId: '11453290002823' })).toThrow(
    expect.objectContaining({ name: 'ContractError', code: 'other_usage_point', pointers: ['/idPrm'] }),
  )
  expect(parse({}, bytes.subarray(0, 900))).toThrow(expect.objectContaining({ name: 'ContractError' }))
  expect(parse({ generation: 'v5' })).toThrow(expect.objectContaining({ pointers: ['/meter_reading'] }))
  expect(parse({ end: period.start })).toThrow(expect.objectContaining({ field: 'end', attempts: 0 }))
  expect(parse({ start: '2026-02-30' })).toThrow(expect.objectContaining({ field: 'start' }))
  expect(parse({ generation: 'v6' })).toThrow(expect.objectContaining({ field: 'generation' }))
  expect(parse({ direction: 'both' })).toThrow(expect.objectContaining({ field: 'direction' }))
  expect(parse({ step: 30 })).toThrow(expect.objectContaining({ field: 'step' }))
  expect(parse({}, '{}' as never)).toThrow(expect.objectContaining({ field: 'bytes' }))
})
