import { type FaultSubject, faults, proveFault } from '@hub/http/faults'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { createRdvInsertionClient, type RdvInsertionClient } from '../src/index.js'
import { camille, here, invitation, threeHeaders } from './support.js'

const person = { ...camille, nir: '2850575056017' }
const secrets = ['token-1', 'session-1', 'camille@example.fr', '285057505601747', '612345678', 'Durand', 'uuid-canary']

const subject = (
  retry: FaultSubject['retry'],
  answer: unknown,
  call: (insertion: RdvInsertionClient) => PromiseLike<unknown>,
): FaultSubject => ({
  retry,
  answer,
  secrets,
  call: async (limits) => call(createRdvInsertionClient({ auth: { headers: () => threeHeaders }, ...limits })),
})

const user = { id: 1, first_name: 'C', last_name: 'D' }
const rdv = { id: 1, starts_at: '2026-02-14T09:00:00.000+01:00', status: 'seen', users: [user] }
const pagination = { current_page: 1, next_page: null, prev_page: null, total_pages: 1, total_count: 1 }
const invited = { success: true, user, invitations: [{ id: 1, format: 'sms' }] }
const { invitation: _, ...withoutInvitation } = person

const subjects: Record<string, FaultSubject> = {
  getDepartment: subject('safe', { department: { id: 1, number: '13', organisations: [] } }, (insertion) =>
    insertion.getDepartment({ number: '13' }),
  ),
  getRdv: subject('safe', { rdv }, (insertion) => insertion.getRdv({ uuid: 'uuid-canary' })),
  searchUsers: subject('safe', { success: true, users: [user], pagination }, (insertion) =>
    insertion.searchUsers({ ...here, search_query: 'Durand' }),
  ),
  createUser: subject('never', { success: true, user }, (insertion) =>
    insertion.createUser({ ...here, user: withoutInvitation }),
  ),
  createAndInvite: subject('never', invited, (insertion) => insertion.createAndInvite({ ...here, user: person })),
  createAndInviteMany: subject('never', { success: true }, (insertion) =>
    insertion.createAndInviteMany({ ...here, users: [person] }),
  ),
  // One batch, handed on here in the form of the answer.
  createAndInviteAll: subject('never', { success: true }, async (insertion) => {
    const { queued } = await insertion.createAndInviteAll({ ...here, users: [person] })
    return { success: queued === 1 }
  }),
  inviteUser: subject('never', invited, (insertion) => insertion.inviteUser({ ...here, user_id: 1, invitation })),
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
  describe.concurrent.each(Object.entries(subjects))('%s', (_name, each) => {
    it.each(faults)('$name', async (fault) => {
      await proveFault(fault, each)
    })
  })
})
