import { createRateLimiter } from '@hub/http'
import { setupServer } from 'msw/node'
import { expect, onTestFinished, test } from 'vitest'
import { createSireneClient } from '../src/index.js'
import { createSireneSimulator, SIMULATED_SIRETS } from '../src/msw/index.js'
import { startClient } from './start-client.js'

const siret = SIMULATED_SIRETS.open

test('holds some dozens of companies with right numbers', async () => {
  const rateLimiter = createRateLimiter({})
  const { client, state } = startClient({ apiKey: 'k', rateLimiter }, { callsPerMinute: 1_000 })
  expect(state.establishments.length).toBeGreaterThan(30)
  for (const { siret: each, isOpposed } of state.establishments)
    expect((await client.getEstablishment({ siret: each })).outcome).toBe(isOpposed ? 'diffusionRefused' : 'found')
})

test('refuses both kinds of credentials at once, and a wrong key', async () => {
  const { fetch } = createSireneSimulator({ apiKey: 'right' })
  const ask = async (headers: Record<string, string>) =>
    (await fetch(`https://api.insee.fr/api-sirene/3.11/siret/${siret}`, { headers })).status
  expect(await ask({ 'X-INSEE-Api-Key-Integration': 'right' })).toBe(200)
  expect(await ask({ 'X-INSEE-Api-Key-Integration': 'wrong' })).toBe(401)
  expect(await ask({ 'X-INSEE-Api-Key-Integration': 'right', authorization: 'Bearer x' })).toBe(401)
  expect(await ask({})).toBe(401)
})

test('establishments can be replaced, and are back after a reset', async () => {
  const { client, state } = startClient()
  const [first] = state.establishments
  if (!first) throw new Error('no establishment')
  state.setEstablishment({ ...first, isOpen: false, naf: '[ND]' })
  expect(await client.getEstablishment({ siret: first.siret })).toMatchObject({
    state: 'closed',
    activity: { naf_rev2: null, naf_2025: '62.10Y' },
  })
  state.reset()
  expect(await client.getEstablishment({ siret: first.siret })).toMatchObject({ state: 'open' })
})

test('the handlers of msw catch calls to the public addresses', async () => {
  const server = setupServer(...createSireneSimulator().handlers)
  server.listen({ onUnhandledFrame: 'error' })
  onTestFinished(() => server.close())
  expect(await createSireneClient({ apiKey: 'k' }).getEstablishment({ siret })).toMatchObject({ outcome: 'found' })
  const account = { clientId: 'a', clientSecret: 'b', username: 'c', password: 'd' }
  expect(await createSireneClient({ password: account }).getEstablishment({ siret })).toMatchObject({
    outcome: 'found',
  })
})
