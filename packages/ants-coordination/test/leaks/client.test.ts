import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { type AntsClientOptions, createAntsClient, HubError } from '../../src/index.js'
import { type AntsFailure, createAntsSimulator } from '../../src/msw/index.js'
import { atTheEnd, thrownBy } from '../client/support.js'
import { canaries, forms, leaksIn, shownOf } from './canaries.js'

const { token, application_id, meeting_point, management_url } = canaries
const wanted = { meeting_point, meeting_point_id: '412', appointment_date: '2027-12-10T09:00', management_url }
const booking = { ...wanted, application_id }

/** A client over a simulator, which logs all it can. */
function start(options: AntsClientOptions = {}) {
  const { state, fetch } = createAntsSimulator()
  const lines: unknown[][] = []
  const log = (...line: unknown[]): void => void lines.push(line)
  const logger = { debug: log, info: log, warn: log, error: log }
  const limits = { timeout: 60, totalTimeout: 250, maxRetries: 1 }
  const ants = createAntsClient({ token, environment: 'production', fetch, logger, ...limits, ...options })
  state.setStatus(application_id, 'validated')
  const calls: Record<string, () => Promise<unknown>> = {
    getStatus: () => ants.getStatus({ application_ids: [application_id], meeting_point_id: '412' }),
    createAppointment: () => ants.createAppointment(booking),
    deleteAppointment: () => ants.deleteAppointment(booking),
    synchronizeApplication: () =>
      ants.synchronizeApplication({ application_id, wanted: [wanted], is_own: () => false }),
  }
  return { state, lines, ants, calls }
}

const methods = ['getStatus', 'createAppointment', 'deleteAppointment', 'synchronizeApplication']

const echo = JSON.stringify({
  detail: `refused ${Object.values(canaries).join(' ')}`,
  [application_id]: { status: {} },
})
const failures: AntsFailure[] = [
  ...[400, 401, 403, 404, 409, 410, 422, 429, 500, 503].map((status) => ({
    kind: 'status' as const,
    status,
    body: echo,
  })),
  { kind: 'status', status: 500, body: `Already exists in database ${echo}` },
  { kind: 'status', status: 200, body: echo },
  { kind: 'status', status: 200, body: `{"${application_id}":${echo}` },
  { kind: 'status', status: 302, body: echo, headers: { location: `https://elsewhere.example/${application_id}` } },
  { kind: 'reset' },
  { kind: 'empty' },
  { kind: 'delay', milliseconds: 5_000 },
]

describe.each(methods)('%s shows nothing', (method) => {
  test.each(failures)('when $kind $status', async (failure) => {
    const { state, lines, calls } = start()
    state.failNext({ ...failure, times: 9 })
    const error = await thrownBy(calls[method]?.() ?? Promise.resolve())
    expect(HubError.isInstance(error)).toBe(true)
    expect(leaksIn(shownOf(error))).toEqual([])
    expect(leaksIn(shownOf(lines))).toEqual([])
  })

  test('when a fetch of one’s own throws with the request in its message', async () => {
    const fetch = (request: Request): never => {
      throw Object.assign(new TypeError(`failed ${request.url} ${token}`), { request, cause: new Error(request.url) })
    }
    const { lines, calls } = start({ fetch })
    const error = await thrownBy(calls[method]?.() ?? Promise.resolve())
    expect(error).toMatchObject({ name: 'ConnectionError' })
    expect(leaksIn(shownOf(error))).toEqual([])
    expect(leaksIn(shownOf(lines))).toEqual([])
  })

  test('when a real connection breaks or cannot be made', async () => {
    const server = createServer((request) => request.socket.destroy())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    atTheEnd(() => server.close())
    const { port } = server.address() as AddressInfo
    for (const target of [port, 1]) {
      // Not about time: on a busy machine 60 ms can pass before a connection is refused.
      const patience = { timeout: 5_000, totalTimeout: 15_000 }
      const { calls, lines } = start({ fetch: undefined, baseUrl: `http://127.0.0.1:${target}`, ...patience })
      const error = await thrownBy(calls[method]?.() ?? Promise.resolve())
      expect(error).toMatchObject({ name: 'ConnectionError' })
      expect(leaksIn(shownOf(error))).toEqual([])
      expect(leaksIn(shownOf(lines))).toEqual([])
    }
  })
})

describe('values refused locally are not shown', () => {
  test.each([
    { application_id: `${application_id}1` },
    { meeting_point: `${meeting_point}\ud800` },
    { appointment_date: `${application_id} 09:00` },
    { management_url: `ftp:${management_url}` },
  ])('%o', async (change) => {
    const { ants } = start()
    const error = await thrownBy(ants.createAppointment({ ...booking, ...change }))
    expect(error).toMatchObject({ name: 'InvalidRequestError', attempts: 0 })
    expect(leaksIn(shownOf(error))).toEqual([])
  })

  test.each([{ token: `${token}\nx` }, { headers: { 'x-a': `${token}\nx` } }, { baseUrl: `https://a:${token}@b.fr` }])(
    'option %#',
    async (options) => {
      const { calls } = start(options)
      const error = await thrownBy(calls['getStatus']?.() ?? Promise.resolve())
      expect(error).toMatchObject({ name: 'InvalidRequestError', attempts: 0 })
      expect(leaksIn(shownOf(error))).toEqual([])
    },
  )
})

test('an abort with a reason does not show the reason', async () => {
  const { ants } = start()
  const signal = AbortSignal.abort(new Error(application_id))
  const error = await thrownBy(ants.createAppointment(booking, { signal }))
  expect(error).toMatchObject({ name: 'AbortedError' })
  expect(leaksIn(shownOf(error))).toEqual([])
})

test('a tolerated mismatch is told to the logger without what did not fit', async () => {
  const { state, lines, calls } = start({ validate: 'warn' })
  state.failNext({ kind: 'status', status: 200, body: echo })
  await calls['getStatus']?.()
  expect(lines).toHaveLength(1)
  expect(leaksIn(shownOf(lines))).toEqual([])
})

test('a repeated call is told to the logger without its request', async () => {
  const { state, lines, calls } = start({ totalTimeout: 5_000 })
  state.failNext({ kind: 'reset' })
  await calls['getStatus']?.()
  expect(lines).toHaveLength(1)
  expect(leaksIn(shownOf(lines))).toEqual([])
})

test('the client itself shows no token when it is printed', () => {
  expect(leaksIn(shownOf(start().ants))).toEqual([])
})

test('the search finds each form of each canary', async () => {
  for (const form of forms) expect(leaksIn(shownOf(new Error('x', { cause: { deep: [form] } })))).not.toEqual([])
  const { state, ants } = start()
  state.failNext({ kind: 'status', status: 422, body: echo })
  const error = await thrownBy(ants.createAppointment(booking))
  // What ANTS answered is there for whoever asks, and for nobody else.
  expect(leaksIn(JSON.stringify((error as HubError).body()))).not.toEqual([])
})
