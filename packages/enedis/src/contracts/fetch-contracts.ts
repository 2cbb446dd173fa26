import { type CallOptions, HubError, type WithResponse } from '@hub/http'
import { checkNames, checkUsagePoint } from '../check-parameters.js'
import type { OperationName } from '../operations.js'
import type { SeriesContext } from '../series/fetch-series.js'
import { type Fields, toFields } from '../series/read-json.js'
import { readAddress, readSituations, toContact, toContract, toIdentity } from './read-2026.js'
import { readAddressV5, readContactV5, readContractsV5, readIdentityV5 } from './read-v5.js'
import type { EnedisAddress, EnedisContact, EnedisContracts, EnedisIdentity } from './types.js'

type Context = Pick<SeriesContext, 'send' | 'choose'>

/** @throws InvalidRequestError naming `usagePointId` */
function checkPointParameters(parameters: unknown): string {
  checkNames(parameters, ['usagePointId'])
  return checkUsagePoint((parameters as Record<string, unknown>)['usagePointId'])
}

/** Both generations of one question: in 2026 the point stands in the path, in v5 in the query. */
function createQuestion<Data>(
  purpose: string,
  operation: OperationName,
  operationV5: OperationName,
  read: (answer: unknown, usagePointId: string) => Data,
  readV5: (answer: unknown, usagePointId: string) => Data,
) {
  return async ({ send, choose }: Context, parameters: unknown, call?: CallOptions): Promise<WithResponse<Data>> => {
    const prm = checkPointParameters(parameters)
    return choose(operation, (generation) =>
      generation === 'v5'
        ? send(operationV5, { query: { usage_point_id: prm } }, (answer) => readV5(answer, prm), call, purpose)
        : send(operation, { path: { prm } }, (answer) => read(answer, prm), call, purpose),
    )
  }
}

export const fetchAddress = createQuestion<EnedisAddress>(
  'address',
  'generalData',
  'addressesV5',
  readAddress,
  readAddressV5,
)

export const fetchIdentity = createQuestion<EnedisIdentity>(
  'identity',
  'contractSituation',
  'identityV5',
  (answer, prm) => toIdentity(readSituations(answer, prm), prm),
  readIdentityV5,
)

export const fetchContact = createQuestion<EnedisContact>(
  'contact',
  'contractSituation',
  'contactV5',
  (answer, prm) => toContact(readSituations(answer, prm), prm),
  readContactV5,
)

/** The contracts of a point; in 2026 out of three APIs, of which the application needs to have subscribed to the first. */
export async function fetchContracts(
  context: Context,
  parameters: unknown,
  call?: CallOptions,
): Promise<WithResponse<EnedisContracts>> {
  const usagePointId = checkPointParameters(parameters)
  return context.choose('contractSituation', async (generation) => {
    if (generation === 'v5') {
      const read = (answer: unknown) => readContractsV5(answer, usagePointId)
      const sent = await context.send('contractsV5', { query: { usage_point_id: usagePointId } }, read, call)
      return { ...sent, data: { usagePointId, generation, contracts: sent.data, unsubscribedApis: [] } }
    }
    const path = { prm: usagePointId }
    const sent = await context.send(
      'contractSituation',
      { path },
      (answer) => readSituations(answer, usagePointId),
      call,
    )
    const unsubscribedApis: string[] = []
    const add = (operation: OperationName, api: string) => fetchAddition(context, operation, api, path, call)
    const summary = await add('contractSummary', 'synth_contrat_auto')
    const metering = await add('meteringDevices', 'comptage_auto')
    for (const { api, fields } of [summary, metering]) if (!fields) unsubscribedApis.push(api)
    const additions = { summary: summary.fields, metering: metering.fields }
    const contracts = sent.data.map((situation) => toContract(situation, additions))
    return { ...sent, data: { usagePointId, generation, contracts, unsubscribedApis } }
  })
}

/** What another API adds; null where the application has not subscribed to it. */
async function fetchAddition(
  { send }: Context,
  operation: OperationName,
  api: string,
  path: object,
  call?: CallOptions,
): Promise<{ api: string; fields: Fields | null }> {
  try {
    const { data } = await send(operation, { path }, (answer) => toFields(answer, ''), call)
    return { api, fields: data }
  } catch (error) {
    if (HubError.isInstance(error) && error.code === 'api_not_subscribed') return { api, fields: null }
    throw error
  }
}
