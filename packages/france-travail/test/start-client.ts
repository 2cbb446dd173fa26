import { checkAnswers } from '../../../tools/openapi/check-answers.js'
import { createFranceTravailClient, type FranceTravailClientOptions } from '../src/index.js'
import { createFranceTravailSimulator, type FranceTravailSimulatorOptions } from '../src/simulator/index.js'

export const CLIENT_ID = 'PAR_inclusion_0123'
export const CLIENT_SECRET = 'secret-of-the-application'
export const AGENT = { lastName: 'Bernard', firstName: 'Émilie', id: 'agent-42' }
export const AGENT_AUTH_URL = 'https://agent-tokens.example'

export const PERSON = {
  nir: '185057505601797',
  birth_name: 'Durand',
  first_name: 'Camille',
  birth_date: '1985-05-12',
}
export const PASS = {
  idNational: 'simulated-Kx4dQwz1ZbF0mYtR7uLpVs3NcHe9JgA2o',
  numPassIAE: '999991234567',
  dateDebutPassIAE: '2026-01-05',
  dateFinPassIAE: '2028-01-04',
  numSIRETsiae: '13002526500013',
  typeSIAE: 836,
  origineCandidature: 'PRES',
  typologiePrescripteur: 'ML',
} as const

export interface SentRequest {
  url: string
  method: string
  headers: Headers
  body: string
}

/** A client over a simulator, with every answer checked against the documents. */
export function startClient(
  options: FranceTravailClientOptions = {},
  simulatorOptions: FranceTravailSimulatorOptions = {},
) {
  const { state, fetch } = createFranceTravailSimulator(simulatorOptions)
  const checked = checkAnswers('france-travail', checkAnswers('france-travail-auth', fetch))
  /** The requests that left, in order. */
  const sent: SentRequest[] = []
  const recorded = async (input: Request | string | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    const { url, method, headers } = request
    sent.push({ url, method, headers, body: await request.clone().text() })
    return checked(request)
  }
  const settings: FranceTravailClientOptions = {
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    agent: { ...AGENT, authUrl: AGENT_AUTH_URL },
    fetch: recorded,
    ...options,
  }
  const tokens = () => sent.filter(({ url }) => url.includes('/connexion/oauth2/'))
  const calls = () => sent.filter(({ url }) => !url.includes('/connexion/oauth2/'))
  return { client: createFranceTravailClient(settings), settings, state, sent, tokens, calls }
}
