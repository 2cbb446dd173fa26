import { createEnedisClient, type EnedisClient, hasHistoryCursor, type HistoryParameters } from '@hub/enedis-client'
import { type Api, toClientOptions } from '../api.js'
import { CliError, toExitCode } from '../exit-codes.js'

const SERIES = [
  'dailyConsumption',
  'dailyProduction',
  'consumptionLoadCurve',
  'productionLoadCurve',
  'dailyMaxPower',
] as const

export const enedis: Api<EnedisClient> = {
  urlVariable: 'ENEDIS_API_URL',
  settings: [
    { name: 'clientId', variable: 'ENEDIS_CLIENT_ID', description: 'Id of the application', isRequired: true },
    {
      name: 'clientSecret',
      variable: 'ENEDIS_CLIENT_SECRET',
      description: 'Secret of the application',
      isSecret: true,
      isRequired: true,
    },
  ],
  connect: async (connection) => {
    const { clientId, clientSecret } = connection.settings
    return createEnedisClient({ ...toClientOptions(connection), clientId, clientSecret })
  },
  // The client obtains, sends and ends the token of the application by itself.
  calls: { revokeToken: (client, _values, call) => client.revokeToken(call) },
  omit: { revokeToken: ['token', 'token_type_hint'] },
  commands: [
    {
      name: 'get-history',
      summary: 'A long history, window after window, that can be resumed',
      description:
        'One line of JSON for each window; its `next`, as --cursor, goes on after it. A window that fails ends the history, and the ' +
        'error names the cursor that asks for it again.',
      parameters: [
        { name: 'usagePointId', type: 'string', required: true, description: 'Usage point, 14 digits.' },
        { name: 'series', type: 'string', required: true, enum: SERIES, description: 'What is read.' },
        { name: 'start', type: 'string', required: true, description: 'First day, `YYYY-MM-DD`.' },
        { name: 'end', type: 'string', required: true, description: 'The day after the last one.' },
        { name: 'cursor', type: 'string', description: 'Where to go on.' },
        { name: 'windowDays', type: 'integer', description: 'Days of one window. Default 7 for curves, else 365.' },
        { name: 'step', type: 'string', enum: ['P1D', 'P1M'], description: 'Of dailyMaxPower.' },
        { name: 'phases', type: 'boolean', description: 'Of dailyMaxPower: the three phases too.' },
      ],
      async *call(client, values, call, onProgress) {
        const options = {
          ...call,
          onProgress: (progress: { done: number; total: number }) => onProgress(progress.done, progress.total),
        }
        try {
          yield* client.getHistory(values as unknown as HistoryParameters<(typeof SERIES)[number]>, options)
        } catch (error) {
          if (!hasHistoryCursor(error)) throw error
          throw new CliError(toExitCode(error), `${error.message}; resume with --cursor ${error.cursor}`)
        }
      },
    },
  ],
}
