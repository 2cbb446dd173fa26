import { describeFaults, type FaultCase } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { type AntsClient, createAntsClient } from '../src/index.js'
import { asked, booking, key, NUMBER, shown } from './client/support.js'

const token = 'token-canary-4f1c'
const secrets = [token, NUMBER, booking.management_url, encodeURIComponent(booking.management_url)]

const createCase = (
  retry: FaultCase['retry'],
  answer: unknown,
  call: (ants: AntsClient) => Promise<unknown>,
): FaultCase => ({
  retry,
  answer,
  secrets,
  call: (limits) => call(createAntsClient({ token, ...limits })),
})

const status = { status: 'validated', appointments: [shown] }
const { application_id, ...wanted } = booking

const cases: Record<string, FaultCase> = {
  getStatus: createCase('safe', { [NUMBER]: status }, (ants) => ants.getStatus(asked)),
  createAppointment: createCase('never', { success: true }, (ants) => ants.createAppointment(booking)),
  deleteAppointment: createCase('idempotent', { rowcount: 1 }, (ants) => ants.deleteAppointment(key)),
  // All is as wanted: one read, given here in the form of the answer.
  synchronizeApplication: createCase('safe', { [NUMBER]: status }, async (ants) => {
    const outcome = await ants.synchronizeApplication({ application_id, wanted: [wanted], is_own: () => true })
    return { [NUMBER]: { status: outcome.status, appointments: outcome.unchanged } }
  }),
}

describeFaults(cases, { describe, it }, { collectGarbage: true })
