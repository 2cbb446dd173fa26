import {
  createFranceTravailClient,
  type FindUserParameters,
  type FranceTravailClient,
} from '@hub/france-travail-client'
import { type Api, type Setting, toClientOptions } from '../api.js'

const application: readonly Setting[] = [
  { name: 'clientId', variable: 'FRANCE_TRAVAIL_CLIENT_ID', description: 'Id of the application', isRequired: true },
  {
    name: 'clientSecret',
    variable: 'FRANCE_TRAVAIL_CLIENT_SECRET',
    description: 'Secret of the application',
    isSecret: true,
    isRequired: true,
  },
]

export const franceTravail: Api<FranceTravailClient> = {
  urlVariable: 'FRANCE_TRAVAIL_API_URL',
  settings: [
    ...application,
    { name: 'authUrl', variable: 'FRANCE_TRAVAIL_AUTH_URL', description: 'Address of the tokens, without path' },
    {
      name: 'agentAuthUrl',
      variable: 'FRANCE_TRAVAIL_AGENT_AUTH_URL',
      description: 'Address of the tokens of the agent realm, without path',
    },
    { name: 'agentLastName', variable: 'FRANCE_TRAVAIL_AGENT_LAST_NAME', description: 'Last name of the agent' },
    { name: 'agentFirstName', variable: 'FRANCE_TRAVAIL_AGENT_FIRST_NAME', description: 'First name of the agent' },
    { name: 'agentId', variable: 'FRANCE_TRAVAIL_AGENT_ID', description: 'Identifier of the agent' },
  ],
  connect: async (connection) => {
    const { clientId, clientSecret, authUrl, agentAuthUrl, agentLastName, agentFirstName, agentId } =
      connection.settings
    return createFranceTravailClient({
      ...toClientOptions(connection),
      clientId,
      clientSecret,
      authUrl,
      agent: { authUrl: agentAuthUrl, lastName: agentLastName, firstName: agentFirstName, id: agentId },
    })
  },
  calls: {
    searchCertifiedIndividual: (client, values, call) => {
      const { nirCertifie, nomNaissance, prenom, dateNaissance } = values as Record<string, string>
      const person = { nir: nirCertifie, birth_name: nomNaissance, first_name: prenom, birth_date: dateNaissance }
      return client.searchCertifiedIndividual(person, call)
    },
    testPassIaeUpdate: (client, values, call) => client.updatePassIae(values as never, { ...call, dryRun: true }),
    findUserByNir: (client, values, call) => client.findUser(values as unknown as FindUserParameters, call),
    findUserByNumber: (client, values, call) => client.findUser(values as unknown as FindUserParameters, call),
    getRqth: (client, values, call) => client.getRqth(values as { jetonUsager: string }, call),
  },
  parameters: {
    getRqth: [
      { name: 'jetonUsager', type: 'string', required: true, isSecret: true, description: 'Token of the job seeker.' },
    ],
  },
}

export const franceTravailAuth: Api = {
  urlVariable: 'FRANCE_TRAVAIL_AUTH_URL',
  request: {},
}
