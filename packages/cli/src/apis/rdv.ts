import { createRdvInsertionClient, type RdvInsertionClient } from '@hub/rdv-insertion-client'
import { createRdvSolidaritesAuth, type RdvSolidaritesAuth } from '@hub/rdv-solidarites-auth'
import { createRdvSolidaritesClient, type RdvSolidaritesClient } from '@hub/rdv-solidarites-client'
import { type Api, type Connection, type Setting, toClientOptions } from '../api.js'

const agent: readonly Setting[] = [
  {
    name: 'signInEmail',
    variable: 'RDV_SOLIDARITES_EMAIL',
    description: 'E-mail address of the agent',
    isRequired: true,
  },
  {
    name: 'password',
    variable: 'RDV_SOLIDARITES_PASSWORD',
    description: 'Password of the agent',
    isSecret: true,
    isRequired: true,
  },
]

export const rdvSolidarites: Api<RdvSolidaritesClient> = {
  urlVariable: 'RDV_SOLIDARITES_URL',
  settings: agent,
  connect: async (connection) =>
    createRdvSolidaritesClient({ ...toClientOptions(connection), auth: createAuth(connection, connection.baseUrl) }),
}

export const rdvInsertion: Api<RdvInsertionClient> = {
  urlVariable: 'RDV_INSERTION_URL',
  settings: [
    ...agent,
    {
      name: 'signInUrl',
      variable: 'RDV_SOLIDARITES_URL',
      description: 'Address of RDV-Solidarités, where the agent signs in. Default: by --environment',
    },
  ],
  connect: async (connection) =>
    createRdvInsertionClient({
      ...toClientOptions(connection),
      auth: createAuth(connection, connection.settings['signInUrl']),
    }),
  commands: [
    {
      name: 'create-and-invite-all',
      summary: 'Create and invite any number of people, 25 a call and 5 calls a minute',
      description:
        'One line of JSON for each batch of 25, as it is answered. A refused batch does not stop the others.',
      parameters: [
        { name: 'rdv_solidarites_organisation_id', type: 'integer', required: true, description: 'The organisation.' },
        { name: 'users', type: 'json', required: true, description: 'A list of people, as in create-and-invite-many.' },
      ],
      call: (client, values, call, onProgress) =>
        client.createAndInviteBatches(values as never, {
          ...call,
          onProgress: ({ done, total }) => onProgress(done, total),
        }),
    },
  ],
}

export const rdvSolidaritesAuth: Api<RdvSolidaritesAuth> = {
  urlVariable: 'RDV_SOLIDARITES_URL',
  settings: agent,
  connect: async (connection) => createAuth(connection, connection.baseUrl),
  calls: {
    signIn: (auth) => auth.signIn(),
    // There is no session to look at, or to end, before there is one.
    validateToken: async (auth, _values, call) => {
      await auth.signIn()
      return auth.validateToken(call)
    },
    signOut: async (auth, _values, call) => {
      await auth.signIn()
      await auth.signOut(call)
    },
  },
  omit: { signIn: ['email', 'password'] },
}

function createAuth(connection: Connection, baseUrl: string | undefined): RdvSolidaritesAuth {
  const { signInEmail: email, password } = connection.settings
  return createRdvSolidaritesAuth({ ...toClientOptions({ ...connection, baseUrl }), email, password })
}
