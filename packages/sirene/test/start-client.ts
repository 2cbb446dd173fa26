import { checkAnswers } from '../../../tools/openapi/check-answers.js'
import { createSireneClient, type SireneClientOptions } from '../src/index.js'
import { createSireneSimulator, type SireneSimulatorOptions } from '../src/simulator/index.js'

export const ACCOUNT = { clientId: 'app', clientSecret: 'app-secret', username: 'agent', password: 'a good password' }

/** A client over a simulator, with every answer checked against the documents. */
export function startClient(
  options: SireneClientOptions = { apiKey: 'key' },
  simulatorOptions: SireneSimulatorOptions = {},
) {
  const { state, fetch } = createSireneSimulator(simulatorOptions)
  const data = checkAnswers('sirene', fetch)
  const checked = checkAnswers('sirene-auth', data)
  const sent: Request[] = []
  const recorded: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    sent.push(request.clone())
    // A redirection has no body that could be described.
    return state.establishments.some(({ siret, movedTo }) => movedTo && request.url.endsWith(siret))
      ? fetch(request)
      : checked(request)
  }
  const client = createSireneClient({ fetch: recorded, maxRetries: 0, ...options })
  return { client, state, sent, fetch }
}
