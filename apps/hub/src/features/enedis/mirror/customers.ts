// Contract data of a point, as each interface wants it.
import type { EnedisClient } from '@hub/enedis-client'
import type { Caller } from '../accounts/callers.js'
import { GatewayError } from '../gateway-error.js'
import { readRawAnswer } from '../readings/raw-error.js'
import type { AskedAnswer, SingleAnswer, SingleAnswers } from '../readings/single-answers.js'
import { toV5Addresses, toV5Contact, toV5Contracts, toV5Identity } from './customer-v5.js'
import type { SeriesAccess } from './series-access.js'

/** v5 forms, by the last parts of their paths. */
export const V5_CUSTOMER_PATHS = {
  'customers_upc/v5/usage_points/contracts': 'contracts',
  'customers_upa/v5/usage_points/addresses': 'addresses',
  'customers_i/v5/identity': 'identity',
  'customers_cd/v5/contact_data': 'contact',
} as const
export type V5Customer = (typeof V5_CUSTOMER_PATHS)[keyof typeof V5_CUSTOMER_PATHS]

export const RAW_2026 = [
  'situation_contrat_auto',
  'synth_contrat_auto',
  'comptage_auto',
  'donnees_generales_auto',
  'alimentation_auto',
] as const
export type Raw2026 = (typeof RAW_2026)[number]

export interface Customers {
  readV5(caller: Caller, point: string, what: V5Customer): Promise<SingleAnswer<unknown>>
  /** The body of 2026 as it is. */
  readRaw(caller: Caller, point: string, api: Raw2026): Promise<SingleAnswer<unknown>>
  /** What the three APIs of contracts know, as one answer: priced and kept together. */
  readContract2026(caller: Caller, point: string): Promise<SingleAnswer<Contract2026>>
}

interface Contract2026 {
  situation: unknown
  summary: unknown
  /** Null for an application that has not subscribed to it. */
  devices: unknown
}

export interface CustomersOptions {
  client: EnedisClient
  access: SeriesAccess
  answers: SingleAnswers
  /** With v5 alone there is nothing of 2026. */
  apiMode: '2026' | 'v5' | 'auto'
}

export function createCustomers({ client, access, answers, apiMode }: CustomersOptions): Customers {
  /** Three APIs of 2026 know together what one of v5 does. */
  const contractCost = apiMode === 'v5' ? 1 : 3

  async function read<Answer>(caller: Caller, number: string, asked: AskedAnswer<Answer>) {
    const point = await access.requirePoint(caller, number)
    const { account, cacheKey } = caller
    const reader = { accountId: account.id, pointKey: point.pointKey, point: number, cacheKey }
    return access.guard(point, () => answers.read(reader, asked))
  }

  const fetchV5: Readonly<Record<V5Customer, (usagePointId: string) => Promise<unknown>>> = {
    contracts: async (usagePointId) => toV5Contracts(await client.getContract({ usagePointId })),
    addresses: async (usagePointId) => toV5Addresses(await client.getAddress({ usagePointId })),
    identity: async (usagePointId) => toV5Identity(await client.getIdentity({ usagePointId })),
    contact: async (usagePointId) => toV5Contact(await client.getContact({ usagePointId })),
  }

  async function fetchContract2026(point: string): Promise<Contract2026> {
    const situation = await fetchRaw(client, 'situation_contrat_auto', point)
    const summary = await fetchRaw(client, 'synth_contrat_auto', point)
    const devices = await fetchRaw(client, 'comptage_auto', point).catch((error: unknown) => {
      if (error instanceof GatewayError && error.details.kind === 'api_not_subscribed') return null
      throw error
    })
    return { situation, summary, devices }
  }

  return {
    readV5(caller, point, what) {
      const cost = what === 'contracts' ? contractCost : 1
      return read(caller, point, { resource: `v5-${what}`, cost, fetch: () => fetchV5[what](point) })
    },
    readRaw(caller, point, api) {
      if (apiMode === 'v5') throw notAvailable()
      return read(caller, point, { resource: api, cost: 1, fetch: () => fetchRaw(client, api, point) })
    },
    readContract2026(caller, point) {
      if (apiMode === 'v5') throw notAvailable()
      return read(caller, point, { resource: 'contract-2026', cost: 3, fetch: () => fetchContract2026(point) })
    },
  }
}

async function fetchRaw(client: EnedisClient, api: Raw2026, prm: string): Promise<unknown> {
  return readRawAnswer(await client.raw.GET(`/${api}/v1/{prm}`, { params: { path: { prm } } }), prm)
}

export function notAvailable(): GatewayError {
  return new GatewayError({
    status: 404,
    error: 'not_available_in_generation',
    description: 'The configured generation of the API, v5, has no such data.',
    kind: 'not_available_in_generation',
  })
}
