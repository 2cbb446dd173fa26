import { checkAnswers } from '../../../tools/openapi/check-answers.js'
import { createMetabaseClient, type MetabaseClientOptions } from '../src/index.js'
import { createMetabaseSimulator, type MetabaseSimulatorOptions } from '../src/simulator/index.js'

export const SITE = 'https://metabase.example'

/** A client over a simulator, with every answer checked against the document, but for files that are no CSV. */
export function startClient(options: MetabaseClientOptions = {}, simulatorOptions: MetabaseSimulatorOptions = {}) {
  const { state, fetch } = createMetabaseSimulator(simulatorOptions)
  const checked = checkAnswers('metabase', fetch)
  const sent: Request[] = []
  const recorded: typeof checked = (input, init) => {
    const request = new Request(input, init)
    sent.push(request.clone())
    return /\/(json|xlsx)$/.test(request.url) && !/query\/json|dataset\/json/.test(request.url)
      ? fetch(request)
      : checked(request)
  }
  const client = createMetabaseClient({ baseUrl: SITE, token: 'api-key', fetch: recorded, ...options })
  return { client, state, sent, fetch }
}

export async function readText(stream: ReadableStream<Uint8Array>): Promise<string> {
  return new Response(stream as BodyInit).text()
}
