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

/** The parts of the coordination API's paths that the peers need to be as typed as ours. */
interface Paths {
  '/api/status': {
    get: {
      parameters: { query: { application_ids: string[]; meeting_point_id: string } }
      responses: { 200: { content: { 'application/json': Record<string, unknown> } } }
    }
  }
}

/** The baseline of the ratios. */
export const BASELINE = 'openapi-fetch over ky'

/** The same call, by us and by what one would use otherwise; each answers with the parsed body. */
export function contenders(baseUrl: string): Record<string, () => Promise<unknown>> {
  const url = `${baseUrl}/api/status?${query}`
  const params = { query: { application_ids: [APPLICATION_ID], meeting_point_id } }
  const ants = createAntsClient({ baseUrl, token })
  const plain = createClient<Paths>({ baseUrl, headers })
  const overKy = createClient<Paths>({
    baseUrl,
    headers,
    fetch: (request: Request) => ky(request, { throwHttpErrors: false }),
  })
  return {
    fetch: async () => (await fetch(url, { headers })).json(),
    'openapi-fetch': async () => (await plain.GET('/api/status', { params })).data,
    [BASELINE]: async () => (await overKy.GET('/api/status', { params })).data,
    axios: async () => (await axios.get<unknown>(url, { headers })).data,
    got: async () => got(url, { headers }).json(),
    '@hub/ants-client': async () => ants.getStatus({ application_ids: [APPLICATION_ID], meeting_point_id }),
  }
}
