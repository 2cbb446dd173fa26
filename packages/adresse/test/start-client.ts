import { checkAnswers } from '../../../tools/openapi/check-answers.js'
import { createAdresseClient, type AdresseClientOptions } from '../src/index.js'
import { createAdresseSimulator, type AdresseSimulatorOptions } from '../src/simulator/index.js'

/** An address that the simulator has, and where its town is. */
export const LILAS = '12 rue des Lilas Bleus 62000 Arras'
export const ARRAS = { lat: '50.2898', lon: '2.7663' }

const BASE_URL = 'https://data.geopf.fr/geocodage'

/** A client over a simulator, with every answer checked against the document. */
export function startClient(options: AdresseClientOptions = {}, simulatorOptions: AdresseSimulatorOptions = {}) {
  const { state, fetch } = createAdresseSimulator(simulatorOptions)
  const checked = checkAnswers('adresse', fetch)
  /** Addresses of the requests that left, in order. */
  const sent: URL[] = []
  const recorded: typeof checked = (input, init) => {
    sent.push(new URL(input instanceof Request ? input.url : input))
    return checked(input, init)
  }
  return { client: createAdresseClient({ fetch: recorded, ...options }), state, sent, fetch: recorded }
}

/** The simulator as a program without our client sees it, with every answer checked against the document. */
export function startSimulator(options: AdresseSimulatorOptions = {}) {
  const { state, fetch } = createAdresseSimulator(options)
  const checked = checkAnswers('adresse', fetch)

  async function ask(path: string, query: Record<string, string> | string) {
    const response = await checked(`${BASE_URL}${path}?${new URLSearchParams(query)}`)
    const body = (await response.json()) as {
      features: { geometry: { coordinates: number[] }; properties: Record<string, string | number> }[]
      detail?: string[]
    }
    return { status: response.status, retryAfter: response.headers.get('retry-after'), body }
  }

  return {
    state,
    ask,
    /** The labels that a query gives, best first. */
    async labels(path: string, query: Record<string, string> | string) {
      const { status, body } = await ask(path, query)
      return status === 200
        ? body.features.map(({ properties }) => properties['label'])
        : { status, detail: body.detail }
    },
  }
}
