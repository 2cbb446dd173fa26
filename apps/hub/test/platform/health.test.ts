import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../src/platform/database/database.js'
import { healthRoutes } from '../../src/platform/http/health.js'
import { createDirectory, type TemporaryStorage } from '../support/engines.js'

let storage: TemporaryStorage
let database: Database
beforeAll(async () => {
  storage = await createDirectory()
  database = await openDatabase(storage.config)
})
afterAll(async () => {
  await database.close()
  await storage[Symbol.asyncDispose]()
})

const isDraining = (): boolean => false

async function ask(probes: ReturnType<typeof healthRoutes>, path = '/readyz') {
  const response = await probes.request(path)
  return { status: response.status, body: await response.json() }
}

test('not ready while the agenda is being read, ready once it was; alive all the time', async () => {
  const reading = Promise.withResolvers<void>()
  const probes = healthRoutes({
    database,
    isDraining,
    readiness: [{ status: 'reading the agenda', prepare: () => reading.promise }],
  })
  expect(await ask(probes)).toEqual({ status: 503, body: { status: 'reading the agenda' } })
  expect((await ask(probes, '/healthz')).status).toBe(200)
  reading.resolve()
  expect(await ask(probes)).toEqual({ status: 200, body: { status: 'ready' } })
})

test('not ready after a reading that failed, ready after the next one that did not', async () => {
  let isBroken = true
  const prepare = async (): Promise<void> => {
    if (isBroken) throw new Error('expected by a test')
  }
  const probes = healthRoutes({ database, isDraining, readiness: [{ status: 'reading the agenda', prepare }] })
  expect((await ask(probes)).status).toBe(503)
  isBroken = false
  expect((await ask(probes)).status).toBe(200)
})

test('without anything to read, the database alone decides', async () => {
  expect(await ask(healthRoutes({ database, isDraining }))).toEqual({ status: 200, body: { status: 'ready' } })
  const closed = await openClosed()
  expect(await ask(healthRoutes({ database: closed, isDraining }))).toEqual({
    status: 503,
    body: { status: 'database unavailable' },
  })
})

test('a process that was asked to stop says so, and reads nothing', async () => {
  const prepare = () => Promise.reject(new Error('not to be called'))
  const probes = healthRoutes({ database, readiness: [{ status: 'reading', prepare }], isDraining: () => true })
  expect(await ask(probes)).toEqual({ status: 503, body: { status: 'stopping' } })
})

async function openClosed(): Promise<Database> {
  await using other = await createDirectory()
  const closed = await openDatabase(other.config)
  await closed.close()
  return closed
}
