import { setupServer } from 'msw/node'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { withHandlers } from '../src/msw-handlers/index.js'
import { createSimulator, createSwitches, Refusal, SimulatorState, type SwitchOptions } from '../src/simulator/index.js'

const operations = {
  getParcel: { method: 'GET', path: '/api/v1/parcels/{id}' },
  putParcel: { method: 'PUT', path: '/api/v1/parcels/{id}' },
} as const
type ParcelOperation = keyof typeof operations

interface ParcelSwitches {
  largestWeight: number
  latency: number
}
const DEFAULT_SWITCHES: ParcelSwitches = { largestWeight: 30, latency: 0 }

class ParcelState extends SimulatorState<ParcelOperation, ParcelSwitches> {
  readonly onChange = vi.fn()
  weights = new Map<string, number>()

  constructor(options: SwitchOptions<ParcelSwitches> = {}) {
    super(DEFAULT_SWITCHES, options)
    this.restore()
  }

  override changed(): void {
    this.onChange()
  }

  protected override restore(): void {
    this.weights = new Map([['7', 3]])
  }
}

interface StartOptions extends SwitchOptions<ParcelSwitches> {
  baseUrl?: string | string[] | undefined
  paths?: string | undefined
}

function start(options: StartOptions = {}) {
  const state = new ParcelState(options)
  return createSimulator({
    operations,
    environments: { production: 'https://parcels.example', demo: 'https://demo.parcels.example' },
    basePath: '/api/v1',
    baseUrl: options.baseUrl,
    paths: options.paths,
    state,
    handle({ operation, path: { id = '' }, body }) {
      const weight = operation === 'putParcel' ? (body as { weight: number }).weight : state.weights.get(id)
      if (weight === undefined) throw new Refusal(404, { missing: id })
      if (weight > state.switches.largestWeight) throw new Refusal(400, 'too heavy', { 'content-type': 'text/plain' })
      state.weights.set(id, weight)
      return Response.json({ weight })
    },
    handleUnknownRoute: (methods) => Response.json({ methods }, { status: 404 }),
  })
}

describe('createSimulator', () => {
  test.each([
    [undefined, ['https://parcels.example', 'https://demo.parcels.example']],
    ['http://localhost:9000/proxy/api/v1/', ['http://localhost:9000/proxy']],
  ])('is at its environments unless a base address is given: %j', async (baseUrl, expected) => {
    const { routes, fetch } = start({ baseUrl })
    expect(routes).toEqual(
      expected.flatMap((address) => [
        { method: 'GET', url: `${address}/api/v1/parcels/:id` },
        { method: 'PUT', url: `${address}/api/v1/parcels/:id` },
      ]),
    )
    for (const address of expected) {
      const response = await fetch(`${address}/api/v1/parcels/7`)
      expect(await response.json()).toEqual({ weight: 3 })
    }
  })

  test('a refusal that is thrown is the answer, as JSON or as the text that it is', async () => {
    const { fetch } = start()
    const missing = await fetch('https://parcels.example/api/v1/parcels/8')
    expect([missing.status, await missing.json()]).toEqual([404, { missing: '8' }])
    const init = { method: 'PUT', body: '{"weight":31}' }
    const heavy = await fetch('https://parcels.example/api/v1/parcels/7', init)
    expect([heavy.status, heavy.headers.get('content-type'), await heavy.text()]).toEqual([
      400,
      'text/plain',
      'too heavy',
    ])
  })

  test('anything else that is thrown is a mistake of the simulator, and reaches the test', async () => {
    const { fetch } = start()
    await expect(fetch('https://parcels.example/api/v1/parcels/7', { method: 'PUT' })).rejects.toThrow(TypeError)
  })

  test('its state forgets what happened, and its switches what was chosen', async () => {
    const { state, fetch } = start({ largestWeight: 40, latency: undefined })
    expect(state.switches).toEqual({ largestWeight: 40, latency: 0 })
    state.failNext({ kind: 'reset' })
    state.weights.set('7', 9)
    state.switches.largestWeight = 1
    state.reset()
    expect(state.onChange).toHaveBeenCalledOnce()
    expect(state.switches.largestWeight).toBe(40)
    expect(await (await fetch('https://parcels.example/api/v1/parcels/7')).json()).toEqual({ weight: 3 })
  })
})

test('switches are the defaults and what is said, and nothing else', () => {
  const options = { largestWeight: 2, latency: undefined, baseUrl: 'http://a.example' }
  expect(createSwitches(DEFAULT_SWITCHES, options)).toEqual({ largestWeight: 2, latency: 0 })
  expect(DEFAULT_SWITCHES).toEqual({ largestWeight: 30, latency: 0 })
})

describe('withHandlers', () => {
  function listen(options?: StartOptions) {
    const simulator = withHandlers(start(options))
    const server = setupServer(...simulator.handlers)
    server.listen({ onUnhandledFrame: 'error' })
    onTestFinished(() => server.close())
    return simulator
  }

  test.each([undefined, { paths: '/api/*' }])('%j: answers the operations at each address', async (options) => {
    const { state } = listen(options)
    const put = await fetch('https://demo.parcels.example/api/v1/parcels/8', { method: 'PUT', body: '{"weight":2}' })
    expect(put.status).toBe(200)
    const response = await fetch('https://parcels.example/api/v1/parcels/8')
    expect(await response.json()).toEqual({ weight: 2 })
    state.failNext({ kind: 'reset' })
    await expect(fetch('https://parcels.example/api/v1/parcels/8')).rejects.toThrow(TypeError)
  })

  test('catches unknown paths where it is given all of them', async () => {
    listen({ paths: '/api/*' })
    expect((await fetch('https://parcels.example/api/other')).status).toBe(404)
  })

  test('leaves unknown paths to others by default', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => void vi.restoreAllMocks())
    listen()
    await expect(fetch('https://parcels.example/api/other')).rejects.toThrow()
  })

  test('refuses a method that msw cannot catch', () => {
    const { fetch: simulated } = start()
    const routes = [{ method: 'TRACE', url: 'http://a.example/' }]
    expect(() => withHandlers({ fetch: simulated, routes })).toThrow('TRACE')
  })
})
