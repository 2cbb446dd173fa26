import { describeFaults, type FaultCase } from '@hub/http/faults'
import { describe, it } from 'vitest'
import { createRdvInsertionClient, type RdvInsertionClient } from '../src/index.js'
import { camille, here, invitation, threeHeaders } from './support.js'

const person = { ...camille, nir: '2850575056017' }
const secrets = ['token-1', 'session-1', 'camille@example.fr', '285057505601747', '612345678', 'Durand', 'uuid-canary']

const createCase = (
  retry: FaultCase['retry'],
  answer: unknown,
  call: (insertion: RdvInsertionClient) => PromiseLike<unknown>,
): FaultCase => ({
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

const cases: Record<string, FaultCase> = {
  getDepartment: createCase('safe', { department: { id: 1, number: '13', organisations: [] } }, (insertion) =>
    insertion.getDepartment({ number: '13' }),
  ),
  getRdv: createCase('safe', { rdv }, (insertion) => insertion.getRdv({ uuid: 'uuid-canary' })),
  searchUsers: createCase('safe', { success: true, users: [user], pagination }, (insertion) =>
    insertion.searchUsers({ ...here, search_query: 'Durand' }),
  ),
  createUser: createCase('never', { success: true, user }, (insertion) =>
    insertion.createUser({ ...here, user: withoutInvitation }),
  ),
  createAndInvite: createCase('never', invited, (insertion) => insertion.createAndInvite({ ...here, user: person })),
  createAndInviteMany: createCase('never', { success: true }, (insertion) =>
    insertion.createAndInviteMany({ ...here, users: [person] }),
  ),
  // One batch, given here in the form of the answer.
  createAndInviteAll: createCase('never', { success: true }, async (insertion) => {
    const { queued } = await insertion.createAndInviteAll({ ...here, users: [person] })
    return { success: queued === 1 }
  }),
  inviteUser: createCase('never', invited, (insertion) => insertion.inviteUser({ ...here, user_id: 1, invitation })),
}

describeFaults(cases, { describe, it }, { collectGarbage: true })
