import { checkAnswers } from '../../../tools/openapi/check-answers.js'
import { type ApiParticulierClientOptions, type CivilPerson, createApiParticulierClient } from '../src/index.js'
import { type ApiParticulierSimulatorOptions, createApiParticulierSimulator } from '../src/simulator/index.js'

export const TOKEN = 'token-of-the-body'
export const RECIPIENT = '13002526500013'
/** Has everything. */
export const CAMILLE: CivilPerson = {
  birth_name: 'Durand',
  first_name: 'Camille',
  title: 'MME',
  birth_date: '1985-05-12',
  birth_country: '99100',
  birth_place: '62041',
}
/** Has nothing. */
export const DOMINIQUE: CivilPerson = {
  last_name: 'Öztürk',
  first_name: 'Dominique',
  title: 'M',
  birth_date: '1991-07-03',
  birth_country: '99208',
}

/** A client over a simulator, with every answer checked against the document. */
export function startClient(
  options: ApiParticulierClientOptions = {},
  simulatorOptions: ApiParticulierSimulatorOptions = {},
) {
  const { state, fetch } = createApiParticulierSimulator(simulatorOptions)
  const checked = checkAnswers('api-particulier', fetch)
  const sent: { url: URL; headers: Headers }[] = []
  const settings: ApiParticulierClientOptions = {
    environment: 'production',
    token: TOKEN,
    recipient: RECIPIENT,
    fetch: async (url, init) => {
      sent.push({ url: new URL(url), headers: new Headers(init.headers) })
      return checked(url, init)
    },
    ...options,
  }
  return { client: createApiParticulierClient(settings), settings, state, sent }
}
