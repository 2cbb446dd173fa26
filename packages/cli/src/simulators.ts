// The simulators of all packages: the only file that knows where they are.
import type { Fetch } from './api.js'

/** A simulated service in this process. Nothing of it outlives the command. */
export interface Simulation {
  readonly fetch: Fetch
  /** Values of the settings that it accepts; `any` for those that are not named. */
  readonly settings?: Readonly<Record<string, string>>
  /** Values of the secret parameters of an operation. */
  readonly readSecrets?: (operationId: string) => Promise<Readonly<Record<string, string>>>
}

/** The appointment of the simulated rdv-insertion. */
const RDV = '00000000-0000-4000-8000-000000000001'

const loaders: Readonly<Record<string, () => Promise<Simulation>>> = {
  async adresse() {
    const { createAdresseSimulator } = await import('@hub/adresse-client/simulator')
    return createAdresseSimulator()
  },
  async 'ants-coordination'() {
    const { createAntsSimulator } = await import('@hub/ants-client/simulator')
    return createAntsSimulator()
  },
  async 'ants-editor'() {
    const { createDemoEditor } = await import('./demo-editor.js')
    return createDemoEditor()
  },
  async 'api-geo'() {
    const { createCommunesSimulator } = await import('@hub/adresse-client/simulator')
    return createCommunesSimulator()
  },
  async 'api-particulier'() {
    const { createApiParticulierSimulator } = await import('@hub/api-particulier-client/simulator')
    return createApiParticulierSimulator()
  },
  async 'data-inclusion'() {
    const { createDataInclusionSimulator } = await import('@hub/data-inclusion-client/simulator')
    return createDataInclusionSimulator()
  },
  async enedis() {
    const { createEnedisSimulator } = await import('@hub/enedis-client/simulator')
    const settings = { clientId: 'enedis-client', clientSecret: 'enedis-secret' }
    return {
      ...createEnedisSimulator(settings),
      settings,
      readSecrets: async () => ({ client_secret: settings.clientSecret }),
    }
  },
  'france-travail': simulateFranceTravail,
  'france-travail-auth': simulateFranceTravail,
  async metabase() {
    const { createMetabaseSimulator, SIMULATED_SECRET_KEY } = await import('@hub/metabase-client/simulator')
    const { signEmbed } = await import('@hub/metabase-client')
    const { fetch, state } = createMetabaseSimulator()
    const readSecrets = async (operationId: string) => {
      const isCard = operationId === 'exportEmbeddedCard'
      const resource = isCard ? { question: 12 } : { dashboard: 5 }
      const locked = isCard ? state.findCard(12)?.embedded?.locked : state.findDashboard(5)?.locked
      const params = Object.fromEntries((locked ?? []).map((name) => [name, []]))
      return { token: await signEmbed({ secretKey: SIMULATED_SECRET_KEY, resource, params }) }
    }
    return { fetch, readSecrets }
  },
  async 'rdv-insertion'() {
    const { createRdvInsertionSimulator } = await import('@hub/rdv-insertion-client/simulator')
    const { fetch: signIn, settings } = await simulateSignIn()
    const { createRdvInsertionClient } = await import('@hub/rdv-insertion-client')
    const { fetch, state } = createRdvInsertionSimulator()
    const headers = () => ({ 'access-token': 'any', client: 'any', uid: settings.signInEmail })
    const seeding = createRdvInsertionClient({ environment: 'demo', auth: { headers }, fetch })
    const { user } = await seeding.createUser({
      rdv_solidarites_organisation_id: 4012,
      user: { first_name: 'Camille', last_name: 'Montclair', title: 'madame', email: 'camille.montclair@example.fr' },
    })
    const [organisation] = state.data.organisations
    if (organisation) state.addRdv({ organisation_id: organisation.id, user_ids: [user.id], uuid: RDV })
    return { fetch: splitSignIn(signIn, fetch), settings }
  },
  async 'rdv-solidarites'() {
    const { createRdvSolidaritesSimulator } = await import('@hub/rdv-solidarites-client/simulator')
    const { fetch: signIn, settings } = await simulateSignIn()
    const { fetch, state } = createRdvSolidaritesSimulator()
    state.addRdv({ user_ids: [state.addUser().id] })
    return { fetch: splitSignIn(signIn, fetch), settings }
  },
  'rdv-solidarites-auth': simulateSignIn,
  sirene: simulateSirene,
  'sirene-auth': simulateSirene,
}

/** Undefined where there is nothing to simulate with. */
export async function simulate(api: string): Promise<Simulation | undefined> {
  return loaders[api]?.()
}

async function simulateFranceTravail(): Promise<Simulation> {
  const { createFranceTravailSimulator } = await import('@hub/france-travail-client/simulator')
  const settings = {
    agentAuthUrl: 'https://agents.simulated.example',
    agentLastName: 'Montclair',
    agentFirstName: 'Camille',
    agentId: 'agent-1',
  }
  const { fetch, state } = createFranceTravailSimulator()
  const jetonUsager = `user-${state.people[0]?.idNationalDE}`
  return { fetch, settings, readSecrets: async () => ({ jetonUsager }) }
}

async function simulateSirene(): Promise<Simulation> {
  const { createSireneSimulator } = await import('@hub/sirene-client/simulator')
  return createSireneSimulator()
}

async function simulateSignIn() {
  const { createRdvSolidaritesAuthSimulator } = await import('@hub/rdv-solidarites-auth/simulator')
  const [email, password] = ['agent@departement.example', 'simulated-password']
  const agents = [{ id: 1, first_name: 'Camille', last_name: 'Montclair', email, password }]
  return { ...createRdvSolidaritesAuthSimulator({ agents }), settings: { signInEmail: email, password } }
}

/** Two services that share an address: the sign-in, and all else. */
function splitSignIn(signIn: Fetch, other: Fetch): Fetch {
  return (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    return new URL(address).pathname.startsWith('/api/v1/auth/') ? signIn(input, init) : other(input, init)
  }
}
