import { checkAnswers } from '../../../tools/openapi/check-answers.js'
import { createDataInclusionClient, type DataInclusionClientOptions } from '../src/index.js'
import { createDataInclusionSimulator, type DataInclusionSimulatorOptions } from '../src/simulator/index.js'

/** A client over a simulator, with every answer checked against the document. */
export function startClient(
  options: DataInclusionClientOptions = {},
  simulatorOptions: DataInclusionSimulatorOptions = {},
) {
  const { state, fetch } = createDataInclusionSimulator(simulatorOptions)
  const checked = checkAnswers('data-inclusion', fetch)
  const sent: URL[] = []
  const recorded: typeof fetch = (input, init) => {
    sent.push(new URL(input instanceof Request ? input.url : input))
    return checked(input, init)
  }
  const client = createDataInclusionClient({ token: 'token', fetch: recorded, ...options })
  return { client, state, sent, fetch: checked }
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
