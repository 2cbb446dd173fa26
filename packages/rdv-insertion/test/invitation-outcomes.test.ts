import { describe, expect, test } from 'vitest'
import { InvalidRequestError, readRefusals, ServerError } from '../src/index.js'
import { camille, here, invitation, somebody, startClient, thrownBy } from './support.js'

describe('outcomes of an invitation (§5)', () => {
  test('a landline and no e-mail: 200, created, nobody invited', async () => {
    const { insertion, state } = await startClient()
    const user = { ...camille, email: undefined, phone_number: '01 23 45 67 89' }
    const answer = await insertion.createAndInvite({ ...here, user })
    expect(answer.invitations).toEqual([])
    expect(answer.user.phone_number).toBe('+33123456789')
    expect(state.data.users).toHaveLength(1)
  })

  test.each([
    ['sms', 'email'],
    ['email', 'sms'],
  ] as const)('%s refused and %s sent: an error that says that a part may have been done', async (refused, sent) => {
    const { insertion, state } = await startClient()
    state.refuseNextInvitation(refused)
    const error = await thrownBy(insertion.createAndInvite({ ...here, user: camille }))
    expect(error).toBeInstanceOf(InvalidRequestError)
    expect(error).toMatchObject({ status: 422, code: 'partly_done', mayHaveBeenApplied: true, isRetryable: false })
    expect((error as Error).message).toContain('the person may exist and another channel may have worked')
    expect(readRefusals(error)).toEqual([{ index: null, error_details: expect.stringContaining(refused) as string }])
    expect(state.data.invitations.map(({ format }) => format)).toEqual([sent])
    expect(state.data.users).toHaveLength(1)
  })

  test('a foreign mobile is accepted, then its text message refused, and the e-mail sent', async () => {
    const { insertion, state } = await startClient()
    const user = { ...camille, phone_number: '+32 470 12 34 56' }
    const error = await thrownBy(insertion.createAndInvite({ ...here, user }))
    expect(error).toMatchObject({ code: 'partly_done' })
    expect(state.data.invitations.map(({ format }) => format)).toEqual(['email'])
  })

  test('the same again within 24 hours: an error per channel, nothing sent; a day later it works', async () => {
    let now = Date.parse('2026-02-14T09:00:00Z')
    const { insertion, state } = await startClient({}, { now: () => now })
    await insertion.createAndInvite({ ...here, user: camille })
    const error = await thrownBy(insertion.createAndInvite({ ...here, user: camille }))
    expect(error).toMatchObject({ code: 'partly_done' })
    expect(readRefusals(error)).toHaveLength(2)
    expect(state.data.invitations).toHaveLength(2)
    now += 86_400_001
    expect((await insertion.createAndInvite({ ...here, user: camille })).invitations).toHaveLength(2)
    expect(state.data.users).toHaveLength(1)
  })

  test('an appointment to come in the category refuses', async () => {
    const { insertion, state } = await startClient()
    const { invitation: _, ...user } = camille
    const created = await insertion.createUser({ ...here, user })
    state.addRdv({ organisation_id: 12, user_ids: [created.user.id] })
    const error = await thrownBy(insertion.inviteUser({ ...here, user_id: created.user.id, invitation }))
    expect(error).toMatchObject({ code: 'partly_done' })
    expect(state.data.invitations).toEqual([])
  })

  test('no free slot refuses the call, and not the job of a batch', async () => {
    const { insertion, state } = await startClient({}, { categoriesWithoutSlot: ['rsa_orientation'] })
    expect(await thrownBy(insertion.createAndInvite({ ...here, user: camille }))).toMatchObject({ code: 'partly_done' })
    await insertion.createAndInviteMany({ ...here, users: [somebody(1)] })
    expect(state.data.invitations).toHaveLength(1)
  })

  test('errors of fields come before anything is done', async () => {
    const { insertion, state } = await startClient({}, { now: () => Date.parse('1970-01-01T00:00:00Z') })
    // To come for the simulated clock, not for ours.
    const error = await thrownBy(insertion.createAndInvite({ ...here, user: { ...camille, birth_date: '1980-03-11' } }))
    expect(error).toMatchObject({ code: 'refused', mayHaveBeenApplied: false })
    expect((error as Error).message).not.toContain('may have been carried out')
    expect(state.data.users).toEqual([])
  })

  test('another NIR for the same person is refused', async () => {
    const { insertion } = await startClient()
    const { invitation: _, ...user } = camille
    await insertion.createUser({ ...here, user: { ...user, nir: '2850575056017' } })
    const error = await thrownBy(insertion.createUser({ ...here, user: { ...user, nir: '2850575056018' } }))
    expect(error).toMatchObject({ status: 422, code: 'refused', mayHaveBeenApplied: false })
  })

  test('a 500 may have created the person, and is not repeated', async () => {
    const { insertion, state, sent } = await startClient()
    state.failNext({ kind: 'status', status: 500 })
    const error = await thrownBy(insertion.createAndInvite({ ...here, user: camille }))
    expect(error).toBeInstanceOf(ServerError)
    expect(error).toMatchObject({ mayHaveBeenApplied: true })
    expect(sent).toHaveLength(1)
  })

  test('an unknown category: 422 on creation, 404 by id', async () => {
    const { insertion } = await startClient()
    const unknown = { motif_category: { short_name: 'none' } }
    const user = { ...camille, invitation: unknown }
    expect(await thrownBy(insertion.createAndInvite({ ...here, user }))).toMatchObject({ status: 422 })
    const { invitation: _, ...person } = camille
    const created = await insertion.createUser({ ...here, user: person })
    const error = await thrownBy(insertion.inviteUser({ ...here, user_id: created.user.id, invitation: unknown }))
    expect(error).toMatchObject({ status: 404, code: 'motif_category_not_found' })
  })

  test('both names of a category must be those of one', async () => {
    const { insertion } = await startClient()
    const both = (name: string) => ({
      ...camille,
      invitation: { motif_category: { short_name: 'rsa_orientation', name } },
    })
    expect(await thrownBy(insertion.createAndInvite({ ...here, user: both('RSA accompagnement') }))).toMatchObject({
      status: 422,
    })
    expect((await insertion.createAndInvite({ ...here, user: both('RSA orientation') })).invitations).toHaveLength(2)
  })
})
