import { createRdvInsertionSimulator, type RdvInsertionSimulatorOptions } from '../src/simulator/index.js'
import { type Door, startSimulator, threeHeaders } from './support.js'

export const { title, ...camille } = {
  first_name: 'Camille',
  last_name: 'Durand',
  title: 'madame',
  email: 'camille@example.fr',
}
const invitation = { motif_category: { short_name: 'rsa_orientation' } }
export const invited = { ...camille, title, invitation }
export const USERS = '/api/v1/organisations/4012/users'

/** Calls like a program of a user, with the right headers unless said otherwise. */
export async function start(options: RdvInsertionSimulatorOptions = {}, door: Door = 'in process') {
  const simulator = await startSimulator(door, options)
  async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const request = new Request(simulator.baseUrl + path, {
      method,
      headers: { ...threeHeaders, accept: 'application/json', 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
    })
    const response = await (typeof body === 'string' ? rawFetch(request) : simulator.fetch(request))
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: parsed(text) }
  }
  // What is not JSON cannot be recorded.
  const rawFetch = door === 'in process' ? createRdvInsertionSimulator(options).fetch : globalThis.fetch
  return { ...simulator, call }
}

function parsed(text: string): unknown {
  return text === '' ? '' : (JSON.parse(text) as unknown)
}
