import { checkAnswers } from '../../../tools/openapi/check-answers.js'
import { createEnedisClient, type EnedisClientOptions } from '../src/index.js'
import { createEnedisSimulator, type EnedisSimulatorOptions } from '../src/msw/index.js'

/** Noon in Paris, in winter time: the last complete day is 2026-11-29. */
export const NOW = Date.parse('2026-11-30T11:00:00Z')

/** The sandbox's first point: consumption, curve, no hole. */
export const POINT = '22516914714270'

export const CREDENTIALS = {
  environment: 'production',
  clientId: 'enedis-client',
  clientSecret: 'enedis-secret',
} as const

/**
 * A client over a simulator at a fixed instant, with every answer checked against the document; `isOdd` where a test has it answer what the
 * document does not know.
 */
export function startClient(
  options: EnedisClientOptions = {},
  simulatorOptions: EnedisSimulatorOptions = {},
  { isOdd = false }: { isOdd?: boolean } = {},
) {
  const { state, fetch, handlers } = createEnedisSimulator({
    now: () => NOW,
    callsPerSecond: 1_000,
    ...simulatorOptions,
  })
  const requests: Request[] = []
  const checked = checkAnswers('enedis', async (input, init) => asJson(await fetch(input, init)))
  const recorded = async (input: Request | string | URL, init?: RequestInit) => {
    requests.push(new Request(input instanceof Request ? input.clone() : input, init))
    return isOdd ? fetch(input, init) : checked(input, init)
  }
  const client = createEnedisClient({ ...CREDENTIALS, quotas: false, now: () => NOW, fetch: recorded, ...options })
  return { client, state, fetch: recorded, handlers, requests }
}

/** The document describes as JSON what the service labels `application/octet-stream`, and its token `text/html`. */
async function asJson(response: Response): Promise<Response> {
  const text = await response.clone().text()
  if (!/^[[{]/.test(text)) return response
  const headers = new Headers(response.headers)
  headers.set('content-type', 'application/json')
  return new Response(text, { status: response.status, headers })
}

/** The query of a request, or its path's last part. */
export function readQuery(request: Request | undefined): Record<string, string> {
  return Object.fromEntries(new URL(request?.url ?? 'http://none').searchParams)
}

/** What a promise rejects with. */
export async function catchError(promise: PromiseLike<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await promise
  } catch (error) {
    return error as Error & Record<string, unknown>
  }
  throw new Error('it did not fail')
}
