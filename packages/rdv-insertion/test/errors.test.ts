import type { AuthProvider } from '@hub/http'
import { describe, expect, test } from 'vitest'
import { NotFoundError, PermissionError } from '../src/index.js'
import { camille, here, invitation, somebody, startClient, thrownBy } from './support.js'

describe('errors told apart (§7)', () => {
  test('what is not found', async () => {
    const { insertion } = await startClient()
    const calls = {
      organisation_not_found: insertion.searchUsers({ rdv_solidarites_organisation_id: 12 }),
      department_not_found: insertion.getDepartment({ number: '98' }),
      rdv_not_found: insertion.getRdv({ uuid: 'none' }),
      user_not_found: insertion.inviteUser({ ...here, user_id: 1, invitation }),
    }
    for (const [code, call] of Object.entries(calls)) {
      const error = await thrownBy(call)
      expect(error).toBeInstanceOf(NotFoundError)
      expect(error).toMatchObject({ code })
    }
  })

  test('a wrong address', async () => {
    const { insertion } = await startClient({ baseUrl: 'https://demo.rdv-insertion.fr/api' })
    expect(await thrownBy(insertion.getRdv({ uuid: 'x' }))).toMatchObject({ code: 'unknown_route' })
  })

  test('no access, an unknown agent, a User-Agent taken for a scanner', async () => {
    const other: AuthProvider = {
      headers: () => ({ 'access-token': 't', client: 'c', uid: 'jardins@valbrume.example' }),
    }
    const { insertion } = await startClient({ auth: other })
    const error = await thrownBy(insertion.createAndInvite({ ...here, user: camille }))
    expect(error).toBeInstanceOf(PermissionError)
    expect(error).toMatchObject({ code: 'no_access' })
    const unknown = await startClient(
      { auth: { headers: () => ({ 'access-token': 't', client: 'c', uid: 'nobody@example.fr' }) } },
      { acceptUnknownAgents: false },
    )
    expect(await thrownBy(unknown.insertion.searchUsers(here))).toMatchObject({ code: 'agent_unknown' })
    const scanner = await startClient({ headers: { 'user-agent': 'Nikto/2' } })
    expect(await thrownBy(scanner.insertion.searchUsers(here))).toMatchObject({ code: 'user_agent_refused' })
  })

  test('a refused sign-in asks the AuthProvider once, and once only', async () => {
    let live = 'old'
    let renewals = 0
    const renewing: AuthProvider = {
      headers: () => ({ 'access-token': live, client: 'c', uid: 'agent@valbrume.example' }),
      onUnauthorized: async () => {
        renewals += 1
        live = 'new'
        return true
      },
    }
    const validateToken = ({ access_token, uid }: { access_token: string; uid: string }) =>
      access_token === 'new' ? uid : undefined
    const { insertion, sent, state } = await startClient({ auth: renewing }, { validateToken })
    await insertion.createAndInvite({ ...here, user: camille })
    expect([renewals, sent.length, state.data.invitations.length]).toEqual([1, 2, 2])
    const dead = await startClient({ auth: renewing }, { validateToken: () => undefined })
    const error = await thrownBy(dead.insertion.createAndInvite({ ...here, user: camille }))
    expect(error).toMatchObject({ name: 'AuthenticationError', mayHaveBeenApplied: false })
    expect([renewals, dead.sent.length]).toEqual([2, 2])
  })

  test('a rate limit tells the whole period', async () => {
    const limits = { many: { calls: 1, period: 60 }, others: { calls: 1, period: 300 } }
    const { insertion, sent } = await startClient({ maxRetries: 2, totalTimeout: 1_000 }, { limits })
    await insertion.createAndInviteMany({ ...here, users: [somebody(1)] })
    const error = await thrownBy(insertion.createAndInviteMany({ ...here, users: [somebody(2)] }))
    expect(error).toMatchObject({ name: 'RateLimitError', retryAfter: 60, mayHaveBeenApplied: false, attempts: 1 })
    expect(sent).toHaveLength(2)
    await insertion.searchUsers(here)
    expect(await thrownBy(insertion.searchUsers(here))).toMatchObject({ retryAfter: 300 })
  })
})
