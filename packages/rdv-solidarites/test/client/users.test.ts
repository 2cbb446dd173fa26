import { describe, expect, test } from 'vitest'
import { EmailTakenError, type NewUser } from '../../src/index.js'
import { ORGANISATION, OTHER_ORGANISATION, required, startClient, thrownBy } from './support.js'

const newUser: NewUser = {
  first_name: 'Zoé',
  last_name: 'Fictive',
  email: 'zoe@exemple.example',
  organisation_ids: [ORGANISATION],
}

describe('users', () => {
  test('a creation answers 200 and not 201', async () => {
    const { client } = startClient()
    const { data, response } = await client.createUser(newUser).withResponse()
    expect(response.status).toBe(200)
    expect(data.user).toMatchObject({ first_name: 'Zoé', email: 'zoe@exemple.example' })
  })

  test('an e-mail that is taken gives the id of the user who has it', async () => {
    const { client, state } = startClient()
    const existing = state.addUser({ email: 'zoe@exemple.example', organisation_ids: [OTHER_ORGANISATION] })
    const error = await thrownBy(client.createUser({ ...newUser, email: 'ZOE@exemple.example' }))
    expect(error).toBeInstanceOf(EmailTakenError)
    expect(error).toMatchObject({
      name: 'EmailTakenError',
      code: 'email_taken',
      status: 422,
      mayHaveBeenApplied: false,
    })
    if (!EmailTakenError.isInstance(error) || error.existing_user_id === null) throw new Error('no id')
    expect(error.existing_user_id).toBe(existing.id)
    await client.createUserProfile({ organisation_id: ORGANISATION, user_id: error.existing_user_id })
    const { user } = await client.getUser({ id: existing.id })
    expect(user.user_profiles?.map(({ organisation }) => organisation.id)).toEqual([413, 412])
  })

  test('the id is in nothing that is logged', async () => {
    const { client, state } = startClient()
    state.addUser({ id: 987_654, email: 'zoe@exemple.example' })
    const error = await thrownBy(client.createUser(newUser))
    expect(JSON.stringify(error) + (error as Error).message).not.toContain('987654')
  })

  test('profiles are shown of one user, not in lists', async () => {
    const { client, state } = startClient()
    const { id } = state.addUser()
    expect((await client.listUsers()).users[0]?.user_profiles).toBeNull()
    const { user } = await client.getOrganisationUser({ organisation_id: ORGANISATION, id })
    expect(user.user_profiles).toHaveLength(1)
  })

  test('phone numbers are kept as typed, and shown in E.164', async () => {
    const { client } = startClient()
    const { user } = await client.createUser({ ...newUser, phone_number: '06 12 34 56 78' })
    expect(user).toMatchObject({ phone_number: '06 12 34 56 78', phone_number_formatted: '+33612345678' })
  })

  test('who they are is silently kept once FranceConnect has said it', async () => {
    const { client, state } = startClient()
    const { id } = state.addUser({ franceconnect: true, birth_date: '1990-01-31' })
    const change = { first_name: 'Autre', birth_date: '2000-01-01', address: '1 rue Neuve' }
    const { user } = await client.updateUser({ id, ...change })
    expect(user).toMatchObject({ first_name: 'Zoé', birth_date: '1990-01-31', address: '1 rue Neuve' })
  })

  test('logement and notes are dropped by the server without an error', async () => {
    const { client, state } = startClient()
    const { id } = state.addUser()
    const body = { logement: 'sdf', notes: 'x', first_name: 'Autre' } as { first_name: string }
    const { data } = await client.raw.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body })
    expect(data?.user).toMatchObject({ first_name: 'Autre', logement: null, notes: null })
  })

  test('of an organisation that is not the agent’s: none, and no error', async () => {
    const { client, state } = startClient()
    state.records.organisations.add({ ...required(state.records.organisations.get(412)), id: 500 })
    state.addUser({ organisation_ids: [500] })
    expect((await client.listOrganisationUsers({ organisation_id: 500 })).users).toEqual([])
  })

  test.each([
    ['getUser', 'user_not_found'],
    ['getOrganisationUser', 'user_not_found'],
  ] as const)('%s of nobody is %s', async (method, code) => {
    const { client } = startClient()
    const call = client[method]({ id: 999, organisation_id: ORGANISATION })
    await expect(call).rejects.toMatchObject({ name: 'NotFoundError', code })
  })

  test('an invitation token has eight letters and digits, and a second one replaces it', async () => {
    const { client, state } = startClient()
    const { id } = state.addUser()
    const { invitation_token: first } = await client.createRdvInvitationToken({ id })
    const { invitation_token: second } = await client.createRdvInvitationToken({ id })
    expect([first, second]).toEqual([expect.stringMatching(/^[A-Z0-9]{8}$/), expect.not.stringMatching(first)])
    expect(state.records.users.get(id)?.invitation_token).toBe(second)
  })
})
