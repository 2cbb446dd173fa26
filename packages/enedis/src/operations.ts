import { bytesAnswer, formBody, type Operation } from '@hub/http'
import type { operations, paths } from './generated/enedis.types.gen.js'

export type OperationName = Exclude<keyof operations, 'authorizeV1' | 'authorizeV2'>

/**
 * Measures are read from their bytes, and every other answer field by field: no schema is bundled
 * (docs/decisions/0022-enedis-reads-bytes.md). That this table says what `openapi/enedis.yaml` says is a test.
 */
const measures = { ...bytesAnswer({ allowCompressed: true }), headers: { accept: 'application/json' } }

const shared = {
  method: 'GET',
  retry: 'safe',
  // `technical_error` goes away slowly.
  retryDelay: { initial: 250, factor: 4, maximum: 15_000 },
  responses: {},
} as const

const get = (path: keyof paths): Operation => ({ ...shared, path })
const measure = (path: keyof paths): Operation => ({ ...shared, path, answer: measures })
const form = (path: keyof paths): Operation => ({
  ...shared,
  path,
  method: 'POST',
  retry: 'idempotent',
  body: formBody,
  isPublic: true,
})

/** Every call of both generations, and of the token. */
export const operationTable: Readonly<Record<OperationName, Operation>> = {
  createToken: form('/oauth2/v3/token'),
  revokeToken: form('/oauth2/v3/revoke'),
  dailyConsumption: measure('/mesure_synchrone_auto/v2/consommation_quotidienne'),
  consumptionLoadCurve: measure('/mesure_synchrone_auto/v2/courbe_de_charge_consommation'),
  dailyMaxPower: measure('/mesure_synchrone_auto/v2/puissance_conso_max_quotidienne'),
  dailyProduction: measure('/mesure_synchrone_auto/v2/production_quotidienne'),
  productionLoadCurve: measure('/mesure_synchrone_auto/v2/courbe_de_charge_production'),
  consumptionIndexes: measure('/mesure_synchrone_auto/v2/index_consommation'),
  productionIndexes: measure('/mesure_synchrone_auto/v2/index_production'),
  contractSituation: get('/situation_contrat_auto/v1/{prm}'),
  contractSummary: get('/synth_contrat_auto/v1/{prm}'),
  meteringDevices: get('/comptage_auto/v1/{prm}'),
  generalData: get('/donnees_generales_auto/v1/{prm}'),
  powerSupply: get('/alimentation_auto/v1/{prm}'),
  subscribedServices: { ...get('/subscribed_services/v1/'), method: 'POST' },
  dailyConsumptionV5: measure('/metering_data_dc/v5/daily_consumption'),
  consumptionLoadCurveV5: measure('/metering_data_clc/v5/consumption_load_curve'),
  dailyMaxPowerV5: measure('/metering_data_dcmp/v5/daily_consumption_max_power'),
  dailyProductionV5: measure('/metering_data_dp/v5/daily_production'),
  productionLoadCurveV5: measure('/metering_data_plc/v5/production_load_curve'),
  contractsV5: get('/customers_upc/v5/usage_points/contracts'),
  addressesV5: get('/customers_upa/v5/usage_points/addresses'),
  identityV5: get('/customers_i/v5/identity'),
  contactV5: get('/customers_cd/v5/contact_data'),
  usagePointsV5: get('/customers_upc/v5/usage_points'),
}

/** What has a quota of its own: each API of 2026, and v5 as a whole; undefined: the token, which has none. */
export function findApi(operation: string): string | undefined {
  const path = operationTable[operation as OperationName]?.path ?? ''
  if (path.startsWith('/oauth2/')) return undefined
  return operation.endsWith('V5') ? 'v5' : (path.split('/')[1] ?? 'raw')
}
