import {
  type ApiParticulierClient,
  type BenefitCallOptions,
  type CivilPerson,
  createApiParticulierClient,
} from '@hub/api-particulier-client'
import { type Api, type Call, toClientOptions, toText, type Values } from '../api.js'
import { CliError, EXIT_CODES } from '../exit-codes.js'

export const apiParticulier: Api<ApiParticulierClient> = {
  urlVariable: 'API_PARTICULIER_URL',
  settings: [
    { name: 'token', variable: 'API_PARTICULIER_TOKEN', description: 'Token', isSecret: true, isRequired: true },
  ],
  connect: async (connection) =>
    createApiParticulierClient({ ...toClientOptions(connection), token: connection.settings['token'] }),
  calls: {
    getRsa: ask('getRsa'),
    getAah: ask('getAah'),
    getAsf: ask('getAsf'),
    introspect: (client, _values, call) => client.introspect(call),
  },
  // The client sends its own.
  omit: { introspect: ['token'] },
}

function ask(name: 'getRsa' | 'getAah' | 'getAsf'): Call<ApiParticulierClient> {
  return (client, values, call) => {
    const { recipient, delegation_id } = values
    return client[name](toPerson(values), { ...call, recipient, delegation_id } as BenefitCallOptions)
  }
}

/** The person of the client from the parameters of the API. */
function toPerson(values: Values): CivilPerson {
  const text = (name: string): string | undefined => (values[name] === undefined ? undefined : toText(values[name]))
  const date = ['annee', 'mois', 'jour'].map((part) => text(`${part}DateNaissance`))
  if (date.some((part) => part === undefined) && date.some((part) => part !== undefined))
    throw new CliError(EXIT_CODES.usage, 'a birth date needs --annee-date-naissance, --mois-… and --jour-…')
  const [year, month, day] = date.map((part, index) => part?.padStart(index === 0 ? 4 : 2, '0'))
  return {
    birth_name: text('nomNaissance'),
    first_name: [values['prenoms']].flat().join(' '),
    title: values['sexeEtatCivil'] === 'M' ? 'M' : 'MME',
    birth_date: year === undefined ? undefined : `${year}-${month}-${day}`,
    birth_country: text('codeCogInseePaysNaissance') ?? '',
    birth_place: text('codeCogInseeCommuneNaissance'),
  }
}
