import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createAntsClient } from '@hub/ants-client'
import axios from 'axios'
import got from 'got'
import ky from 'ky'
import createClient from 'openapi-fetch'
import { APPLICATION_ID } from './status-answer.ts'

const token = 'bench-token'
const headers = { 'x-rdv-opt-auth-token': token }
const meeting_point_id = '412'
const query = `application_ids=${APPLICATION_ID}&meeting_point_id=${meeting_point_id}`
const parameters = { application_ids: [APPLICATION_ID], meeting_point_id }

/** The parts of the coordination API's paths that the peers need to be as typed as ours. */
interface Paths {
  '/api/status': {
    get: {
      parameters: { query: { application_ids: string[]; meeting_point_id: string } }
      responses: { 200: { content: { 'application/json': Record<string, unknown> } } }
    }
  }
}

/** One complete call, which answers with the parsed body. */
export type Call = () => Promise<unknown>

/** The baseline of the ratios. */
export const BASELINE = 'openapi-fetch over ky'

/** Our client of the checkout that `--before` names. */
export const BEFORE = '@hub/ants-client, before'

/** The same call, by us and by what one would use otherwise. */
const CONTENDERS: Record<string, (baseUrl: string, before: string) => Promise<Call> | Call> = {
  fetch: (baseUrl) => async () => (await fetch(`${baseUrl}/api/status?${query}`, { headers })).json(),
  'openapi-fetch'(baseUrl) {
    const plain = createClient<Paths>({ baseUrl, headers })
    return async () => (await plain.GET('/api/status', { params: { query: parameters } })).data
  },
  [BASELINE](baseUrl) {
    const overKy = createClient<Paths>({
      baseUrl,
      headers,
      fetch: (request: Request) => ky(request, { throwHttpErrors: false }),
    })
    return async () => (await overKy.GET('/api/status', { params: { query: parameters } })).data
  },
  axios: (baseUrl) => async () => (await axios.get<unknown>(`${baseUrl}/api/status?${query}`, { headers })).data,
  got: (baseUrl) => async () => got(`${baseUrl}/api/status?${query}`, { headers }).json(),
  '@hub/ants-client'(baseUrl) {
    const ants = createAntsClient({ baseUrl, token })
    return async () => ants.getStatus(parameters)
  },
  async [BEFORE](baseUrl, before) {
    const entry = pathToFileURL(join(before, 'packages/ants-coordination/dist/index.js')).href
    const client = (await import(entry)) as { createAntsClient: typeof createAntsClient }
    const ants = client.createAntsClient({ baseUrl, token })
    return async () => ants.getStatus(parameters)
  },
}

export const CONTENDER_NAMES = Object.keys(CONTENDERS).filter((name) => name !== BEFORE)

/** @param before folder of another checkout, built */
export async function createContender(name: string, baseUrl: string, before = ''): Promise<Call> {
  const create = CONTENDERS[name]
  if (!create) throw new Error(`Unknown contender: ${name}`)
  return create(baseUrl, before)
}
