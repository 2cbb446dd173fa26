// What makes more than one call, or treats some refusals as answers: the fault matrix of each call.
import type { StoredToken, TokenStore } from '@hub/http'
import { describeFaults, type Fault, type FaultCase } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createFaultCase, createFaultClient, SECRETS } from './fault-case.js'
import { POINT } from './start-client.js'

const situation = [{ usage_point_id: POINT, contract_type: 'Contrat GRD-F', segment: 'C5' }]
const summary = { consumption_last_activation_date: '2022-09-15T00:00:00+0200' }
const devices = { dispositifComptage: { relais: { plageHeuresCreuses: 'HC (22H30-6H30)' } } }
const CONTRACT_CALLS = {
  situation_contrat_auto: situation,
  synth_contrat_auto: summary,
  comptage_auto: devices,
} as const

/** The call of one API meets the fault; the others are answered as they should be. */
function contractFault(api: keyof typeof CONTRACT_CALLS): FaultCase {
  const fetchOthers = (url: string, init: RequestInit): Promise<Response> => {
    const other = Object.entries(CONTRACT_CALLS).find(([name]) => name !== api && url.includes(`/${name}/`))
    return other ? Promise.resolve(Response.json(other[1])) : fetch(url, init)
  }
  return createFaultCase(
    CONTRACT_CALLS[api],
    ['C5', '2022-09-15', 'HC (22H30-6H30)'],
    async (client) => {
      const { contracts } = await client.getContract({ usagePointId: POINT })
      return contracts.flatMap(({ segment, lastActivationDate, offPeakHours }) => [
        segment,
        lastActivationDate,
        offPeakHours?.text,
      ])
    },
    { fetch: fetchOthers },
  )
}

const list = { customer: { usage_points: [{ usage_point: { usage_point_id: POINT } }] } }

/** Where a token is kept already, so that only its end is a call. */
const tokenStore: TokenStore<string> = {
  read: async (owner) => keptToken(owner),
  update: async (change, owner) => change(keptToken(owner)),
}

function keptToken(owner: string | undefined): StoredToken<string> {
  return { value: 'canary-token', expiresAt: null, generation: 1, owner }
}

const revocation: FaultCase = {
  retry: 'idempotent',
  requestKind: 'form',
  body: JSON.stringify({ message: 'the token is ended, or was none' }),
  answer: 'ended',
  secrets: SECRETS,
  call: (limits) =>
    createFaultClient({ ...limits, tokenStore })
      .revokeToken()
      .then(() => 'ended'),
}

/** RFC 7009: of a success nothing is needed but its status. A page in place of an answer is still none. */
const REVOKED_WITHOUT_BODY = new Set(['empty-200', 'empty-200-chunked', 'no-content', 'json-null'])

function adjust(row: Fault, method: string): Fault | undefined {
  // Null for contracts is no contract, which other clients have seen.
  if (method === 'getContract: situation_contrat_auto' && row.name === 'json-null') return undefined
  // That the list does not exist is an answer: contracts.test.ts.
  if (method === 'getUsagePoints' && row.name === '404') return undefined
  if (method === 'revokeToken' && REVOKED_WITHOUT_BODY.has(row.name))
    return { ...row, outcome: 'value', unknownOutcome: false }
  return row
}

describeFaults(
  {
    'getContract: situation_contrat_auto': contractFault('situation_contrat_auto'),
    'getContract: synth_contrat_auto': contractFault('synth_contrat_auto'),
    'getContract: comptage_auto': contractFault('comptage_auto'),
    getUsagePoints: createFaultCase(list, [POINT], async (client) => (await client.getUsagePoints()).usagePointIds, {
      apiMode: 'v5',
    }),
    revokeToken: revocation,
  },
  { describe, it },
  { adjust },
)
