// What the service takes, and a local check must not refuse.
import { expect, test } from 'vitest'
import { ORGANISATION, startClient, untyped } from './support.js'

const user = { first_name: 'Zoé', last_name: 'Fictive', organisation_ids: [ORGANISATION] }

test.each<[string, Date | string, string]>([
  ['a Date', new Date(Date.UTC(2027, 11, 10, 8)), '2027-12-10T08:00:00.000Z'],
  ['a date-time without offset, of the zone of the application', '2027-12-10T09:00', '2027-12-10T09:00:00'],
  ['a day as it is written in France', '10/12/2027', '2027-12-10'],
])('a window may begin with %s', async (_label, starts_after, asked) => {
  const { client, state, sent } = startClient()
  state.addRdv({ starts_at: Date.UTC(2027, 11, 10, 7, 59) - 86_400_000 })
  const kept = state.addRdv({ starts_at: Date.UTC(2027, 11, 10, 8) })
  const { rdvs } = await client.listRdvs({ organisation_id: ORGANISATION, starts_after })
  expect(rdvs.map(({ id }) => id)).toEqual([kept.id])
  expect(sent[0]?.url.searchParams.get('starts_after')).toBe(asked)
})

test('ids may be digits, as forms and addresses give them', async () => {
  const { client, state, sent } = startClient()
  const { id } = state.addUser()
  expect((await client.getUser({ id: String(id) })).user.id).toBe(id)
  expect((await client.listUsers({ ids: [`${id}\u200b`] })).users).toHaveLength(1)
  await client.createUser({ ...user, organisation_ids: [String(ORGANISATION)] })
  expect(sent.at(-1)?.body).toMatchObject({ organisation_ids: [ORGANISATION] })
})

test('flags may be the texts of a form, and null', async () => {
  const { client, sent } = startClient()
  await client.listMotifs({ organisation_id: ORGANISATION, active: 'true' })
  expect(sent.at(-1)?.url.searchParams.get('active')).toBe('true')
  const created = await client.createUser({ ...user, notify_by_sms: null, notify_by_email: 'false' })
  expect(created.user).toMatchObject({ notify_by_sms: null, notify_by_email: false })
})

test('codes may be numbers where they lose no zero', async () => {
  const { client } = startClient({ auth: undefined })
  expect((await client.listPublicLinks({ territory: 99 })).public_links).toHaveLength(2)
})

test('birth dates may be Dates at midnight, or French', async () => {
  const { client } = startClient()
  const created = await client.createUser({ ...user, birth_date: new Date(1985, 4, 14) })
  expect(created.user.birth_date).toBe('1985-05-14')
  const { id } = created.user
  expect((await client.updateUser({ id, birth_date: '15/05/1985' })).user.birth_date).toBe('1985-05-15')
})

test.each([
  ['a@example.fr', 'a@example.fr'],
  [' Zoe.@Example..FR\u200b', 'zoe@example.fr'],
])('the address %s is taken, and kept as the server mends it', async (email, kept) => {
  const { client } = startClient()
  expect((await client.createUser({ ...user, email })).user.email).toBe(kept)
})

test.each([
  ['33600008012', '+33600008012'],
  ['655935387', '+33655935387'],
  ['0596 39 12 34', '+33596391234'],
  ['0692 12 34 56', '+262692123456'],
  ['+49 1512 3456789', '+4915123456789'],
])('the number %s is taken, and shown as the server reads it', async (phone_number, phone_number_formatted) => {
  const { client } = startClient()
  const created = await client.createUser({ ...user, phone_number })
  expect(created.user).toMatchObject({ phone_number, phone_number_formatted })
})

test.each(['0728123456', '0841123456'])(
  '%s, of a block that is not in use, is for the server to refuse',
  async (phone) => {
    const { client, sent } = startClient()
    const error = client.createUser({ ...user, phone_number: phone })
    await expect(error).rejects.toMatchObject({ status: 422, code: 'validation_failed' })
    expect(sent).toHaveLength(1)
  },
)

test('an organisation has numbers of four digits, and addresses of any form', async () => {
  const { client } = startClient()
  const change = { id: ORGANISATION, phone_number: '3949', email: 'accueil@mairie' }
  expect((await client.updateOrganisation(change)).organisation).toMatchObject({
    phone_number: '3949',
    email: 'accueil@mairie',
  })
  const nobody = client.updateOrganisation({ id: ORGANISATION, phone_number: '0728123456' })
  await expect(nobody).rejects.toMatchObject({ code: 'validation_failed' })
  await expect(client.createUser({ ...user, phone_number: untyped('3949') })).rejects.toMatchObject({ attempts: 0 })
})
