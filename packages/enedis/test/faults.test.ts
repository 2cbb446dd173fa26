import { describeFaults } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createFaultCase as fault } from './fault-case.js'
import { POINT } from './start-client.js'

const period = { usagePointId: POINT, start: '2026-11-10', end: '2026-11-11' }

const measures = (quantity: string, unite: string, point: object, metier = 'CONS') => ({
  idPrm: POINT,
  grandeur: [{ grandeurMetier: metier, grandeurPhysique: quantity, unite, points: [point] }],
  contexte: [],
})
const readings = (point: object) => ({ meter_reading: { usage_point_id: POINT, interval_reading: [point] } })
const daily = { v: '1', d: '2026-11-10' }
const curve = { v: '1', d: '2026-11-10 00:30:00', p: 'PT30M' }
const v5Daily = { value: '1', date: '2026-11-10' }
const v5Curve = { value: '1', date: '2026-11-10 00:30:00', interval_length: 'PT30M' }
const v5Point = { usage_point: { usage_point_id: POINT }, contracts: { segment: 'C5' } }
const customer = { customer: { customer_id: '1', usage_points: [v5Point] } }

const v5 = { apiMode: 'v5' } as const
const point = { usagePointId: POINT }
const oneDay = [{ day: '2026-11-10', wattHours: 1 }]
const oneInterval = [{ start: Date.parse('2026-11-09T23:00:00Z'), minutes: 30, watts: 1 }]
const peak = { v: '7', d: '2026-11-10 12:00:01' }
const register = {
  contexte: [{ grandeur: [{ cadranTotalisateur: { codeCadran: '00', valeur: [{ d: '2026-11-10', v: 5 }] } }] }],
}
const service = { pointId: POINT, etatCode: 'ACTIF' }

describeFaults(
  {
    getDailyConsumption: fault(
      measures('EA', 'Wh', daily),
      oneDay,
      async (client) => (await client.getDailyConsumption(period)).days,
    ),
    getDailyProduction: fault(
      measures('EA', 'Wh', daily, 'PROD'),
      oneDay,
      async (client) => (await client.getDailyProduction(period)).days,
    ),
    getConsumptionLoadCurve: fault(measures('PA', 'W', curve), oneInterval, async (client) =>
      (await client.getConsumptionLoadCurve(period)).toArray(),
    ),
    getProductionLoadCurve: fault(measures('PA', 'W', curve, 'PROD'), oneInterval, async (client) =>
      (await client.getProductionLoadCurve(period)).toArray(),
    ),
    getConsumptionIndexes: fault(
      { idPrm: POINT, ...register },
      '00',
      async (client) => (await client.getConsumptionIndexes(period)).registers[0]?.code,
    ),
    getProductionIndexes: fault(
      { idPrm: POINT, ...register },
      5,
      async (client) => (await client.getProductionIndexes(period)).registers[0]?.readings[0]?.value,
    ),
    getDailyMaxPower: fault(
      measures('PMA', 'VA', peak),
      7,
      async (client) => (await client.getDailyMaxPower(period)).peaks[0]?.voltAmperes,
    ),
    getHistory: fault(
      measures('EA', 'Wh', daily),
      oneDay,
      async (client) => (await client.getHistory({ ...period, series: 'dailyConsumption' })).data?.days,
    ),
    getAddress: fault(
      { address: { insee_code: '59999' } },
      '59999',
      async (client) => (await client.getAddress(point)).inseeCode,
    ),
    getIdentity: fault(
      [{ person: { lastname: 'Exemple' } }],
      'Exemple',
      async (client) => (await client.getIdentity(point)).person?.lastName,
    ),
    getContact: fault(
      [{ contact_data: { phone: '0639980000' } }],
      '0639980000',
      async (client) => (await client.getContact(point)).phone,
    ),
    getSubscribedServices: fault(
      { nbTotalServices: 3 },
      3,
      async (client) => (await client.getSubscribedServices({})).total,
    ),
    getAuthorizedUsagePoints: fault(
      { serviceSouscrit: [service] },
      [POINT],
      async (client) => (await client.getAuthorizedUsagePoints({ autorisationId: 11 })).usagePointIds,
    ),
    'getDailyConsumption (v5)': fault(
      readings(v5Daily),
      oneDay,
      async (client) => (await client.getDailyConsumption(period)).days,
      v5,
    ),
    'getDailyProduction (v5)': fault(
      readings(v5Daily),
      oneDay,
      async (client) => (await client.getDailyProduction(period)).days,
      v5,
    ),
    'getConsumptionLoadCurve (v5)': fault(
      readings(v5Curve),
      oneInterval,
      async (client) => (await client.getConsumptionLoadCurve(period)).toArray(),
      v5,
    ),
    'getProductionLoadCurve (v5)': fault(
      readings(v5Curve),
      oneInterval,
      async (client) => (await client.getProductionLoadCurve(period)).toArray(),
      v5,
    ),
    'getDailyMaxPower (v5)': fault(
      readings(v5Daily),
      1,
      async (client) => (await client.getDailyMaxPower(period)).peaks[0]?.voltAmperes,
      v5,
    ),
    'getContract (v5)': fault(
      customer,
      'C5',
      async (client) => (await client.getContract(point)).contracts[0]?.segment,
      v5,
    ),
    'getAddress (v5)': fault(customer, 'v5', async (client) => (await client.getAddress(point)).generation, v5),
    'getIdentity (v5)': fault({ identity: {} }, null, async (client) => (await client.getIdentity(point)).person, v5),
    'getContact (v5)': fault(
      { contact: { email: 'a@b.example' } },
      'a@b.example',
      async (client) => (await client.getContact(point)).email,
      v5,
    ),
  },
  { describe, it },
  {
    // Null for contracts is no contract, which other clients have seen.
    adjust: (row, method) => (row.name === 'json-null' && /^get(?:Identity|Contact)$/.test(method) ? undefined : row),
  },
)
