import { type FaultSubject, faults, proveFault } from '@hub/http/faults'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { type AntsClient, createAntsClient } from '../src/index.js'
import { asked, booking, key, NUMBER, shown } from './client/support.js'

const token = 'token-canary-4f1c'
const secrets = [token, NUMBER, booking.management_url, encodeURIComponent(booking.management_url)]

const subject = (
  retry: FaultSubject['retry'],
  answer: unknown,
  call: (ants: AntsClient) => Promise<unknown>,
): FaultSubject => ({
  retry,
  answer,
  secrets,
  call: (limits) => call(createAntsClient({ token, ...limits })),
})

const status = { status: 'validated', appointments: [shown] }
const { application_id, ...wanted } = booking

const subjects: Record<string, FaultSubject> = {
  getStatus: subject('safe', { [NUMBER]: status }, (ants) => ants.getStatus(asked)),
  createAppointment: subject('never', { success: true }, (ants) => ants.createAppointment(booking)),
  deleteAppointment: subject('idempotent', { rowcount: 1 }, (ants) => ants.deleteAppointment(key)),
  // All is as wanted: one read, handed on here in the form of the answer.
  synchronizeApplication: subject('safe', { [NUMBER]: status }, async (ants) => {
    const outcome = await ants.synchronizeApplication({ application_id, wanted: [wanted], is_own: () => true })
    return { [NUMBER]: { status: outcome.status, appointments: outcome.unchanged } }
  }),
}

describe.each(['idle', 'collecting garbage all the time'])('while the collector is %s', (collector) => {
  let timer: NodeJS.Timeout | undefined
  beforeAll(() => {
    if (collector === 'idle') return
    const collect = globalThis.gc
    if (!collect) throw new Error('run with --expose-gc')
    timer = setInterval(() => collect(), 100)
  })
  afterAll(() => clearInterval(timer))

  // Most rows wait: running some at once changes nothing for them, and the proof allows for a busy event loop.
  describe.concurrent.each(Object.entries(subjects))('%s', (_, each) => {
    it.each(faults)('$name', async (fault) => {
      await proveFault(fault, each)
    })
  })
})
