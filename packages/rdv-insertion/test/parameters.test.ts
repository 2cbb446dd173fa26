import { describe, expect, test } from 'vitest'
import type { UserToInvite } from '../src/index.js'
import { camille, here, invitation, somebody, startClient, there, thrownBy } from './support.js'

/** What untyped callers give. */
const untyped = (value: unknown) => value as never

describe('a person is refused before any call, naming the field and not its value', () => {
  test.each<[string, object, string]>([
    ['no first name', { first_name: '  ' }, 'user.first_name'],
    ['no last name', { last_name: undefined }, 'user.last_name'],
    ['no title, to invite', { title: undefined }, 'user.title'],
    ['another title', { title: 'docteur-canary' }, 'user.title'],
    ['another role', { role: 'canary' }, 'user.role'],
    ['an impossible date', { birth_date: '31/02/1990' }, 'user.birth_date'],
    ['a 29 February of no leap year', { birth_date: '29/02/2023' }, 'user.birth_date'],
    ['months and days exchanged', { birth_date: '03/25/1980' }, 'user.birth_date'],
    ['a year of two digits', { birth_date: '11/03/80' }, 'user.birth_date'],
    ['a birth to come', { birth_date: '11/03/2999' }, 'user.birth_date'],
    ['a birth of long ago', { birth_date: '11/03/1850' }, 'user.birth_date'],
    ['a Date that is none', { birth_date: new Date(Number.NaN) }, 'user.birth_date'],
    ['an impossible opening of rights', { rights_opening_date: '31/04/2024' }, 'user.rights_opening_date'],
    ['a NIR with a wrong key', { nir: '285057505601798' }, 'user.nir'],
    ['a NIR of 14', { nir: '28505750560179' }, 'user.nir'],
    ['a NIR as a number', { nir: 2_850_575_056_017 }, 'user.nir'],
    ['a NIR of the other sex', { nir: '1850575056017' }, 'user.nir'],
    ['a NIR of another year', { nir: '2850575056017', birth_date: '12/05/1986' }, 'user.nir'],
    ['an e-mail without dot', { email: 'x@y' }, 'user.email'],
    ['an e-mail with an accent', { email: 'prénom@example.fr' }, 'user.email'],
    ['an e-mail with an apostrophe', { email: "o'brien@example.fr" }, 'user.email'],
    ['a phone number of four digits', { phone_number: '3949' }, 'user.phone_number'],
    ['no identifier', { email: undefined, phone_number: ' ' }, 'user'],
    ['half of a character', { address: 'canary\ud800' }, 'user.address'],
    ['a NUL character', { first_name: 'canary\0' }, 'user.first_name'],
    ['a misspelt field', { phone: '0612345678' }, 'user.phone'],
    ['a tag without value', { tags_to_add: [{ value: '' }] }, 'user.tags_to_add[0].value'],
    ['a referent that is a text', { referents_to_add: ['canary'] }, 'user.referents_to_add[0]'],
    ['no invitation', { invitation: undefined }, 'user.invitation.motif_category'],
    ['no category', { invitation: {} }, 'user.invitation.motif_category'],
    ['a blank category', { invitation: { motif_category: { name: ' ' } } }, 'user.invitation.motif_category'],
    [
      'a place as a text',
      { invitation: { ...invitation, rdv_solidarites_lieu_id: 'five' } },
      'user.invitation.rdv_solidarites_lieu_id',
    ],
  ])('%s', async (_label, change, field) => {
    const { insertion, sent } = await startClient()
    const error = await thrownBy(insertion.createAndInvite({ ...here, user: untyped({ ...camille, ...change }) }))
    expect(error).toMatchObject({ name: 'InvalidRequestError', field, attempts: 0, mayHaveBeenApplied: false })
    expect((error as Error).message).not.toMatch(/canary|2850|1850|0612/)
    expect(sent).toEqual([])
  })
})

describe('other parameters', () => {
  test.each<[string, (insertion: Awaited<ReturnType<typeof startClient>>['insertion']) => PromiseLike<unknown>]>([
    ['number', (insertion) => insertion.getDepartment({ number: 1 })],
    ['number', (insertion) => insertion.getDepartment({ number: '2C' })],
    ['uuid', (insertion) => insertion.getRdv({ uuid: '' })],
    ['rdv_solidarites_organisation_id', (insertion) => insertion.searchUsers({ rdv_solidarites_organisation_id: 0 })],
    [
      'rdv_solidarites_organisation_id',
      (insertion) => insertion.searchUsers({ rdv_solidarites_organisation_id: 'x4012' }),
    ],
    ['page', (insertion) => insertion.searchUsers({ ...here, page: 0 })],
    ['user_id', (insertion) => insertion.inviteUser({ ...here, user_id: 1.5, invitation })],
    [
      'invitation.motif_category',
      (insertion) => insertion.inviteUser({ ...here, user_id: 1, invitation: untyped(undefined) }),
    ],
    ['user.invitation', (insertion) => insertion.createUser({ ...here, user: camille })],
    ['users', (insertion) => insertion.createAndInviteMany({ ...here, users: [] })],
    ['users', (insertion) => insertion.createAndInviteMany({ ...here, users: untyped('x') })],
    [
      'users[1].email',
      (insertion) => insertion.createAndInviteMany({ ...here, users: [camille, { ...camille, email: 'x@y' }] }),
    ],
  ])('%s', async (field, call) => {
    const { insertion, sent } = await startClient()
    expect(await thrownBy(call(insertion))).toMatchObject({ name: 'InvalidRequestError', field, attempts: 0 })
    expect(sent).toEqual([])
  })

  test('26 people are not split unless asked to', async () => {
    const { insertion, sent } = await startClient()
    const users = Array.from({ length: 26 }, (_, index) => somebody(index))
    const error = await thrownBy(insertion.createAndInviteMany({ ...here, users }))
    expect(error).toMatchObject({ field: 'users', attempts: 0 })
    expect((error as Error).message).toContain('createAndInviteBatches')
    expect(sent).toEqual([])
  })

  test.each([
    ['2a', '2A'],
    [' 974 ', '974'],
    ['01', '01'],
    [13, '13'],
    ['2\u200bB', '2B'],
  ])('département %s', async (number, shown) => {
    const { insertion, sent } = await startClient()
    await insertion.getDepartment({ number }).catch(() => {})
    expect(sent[0]?.path).toBe(`/api/v1/departments/${shown}`)
  })

  test('one address that rdv-insertion refuses is found before it costs a batch of 25', async () => {
    const { insertion, sent } = await startClient()
    const users = Array.from({ length: 25 }, (_, index) => somebody(index))
    users[17] = { ...somebody(17), email: "o'brien@example.fr" }
    const error = await thrownBy(insertion.createAndInviteMany({ ...here, users }))
    expect(error).toMatchObject({ name: 'InvalidRequestError', field: 'users[17].email', attempts: 0 })
    expect(sent).toEqual([])
  })

  test('what was pasted with identifiers does not reach the server', async () => {
    const { insertion, sent } = await startClient()
    const user = {
      ...camille,
      email: '\u200bcamille@example.fr ',
      phone_number: '06\u00ad12345678',
      nir: '2850575056017\ufeff',
      affiliation_number: '\u200e1234567',
      france_travail_id: '12345678901\u2060',
      department_internal_id: 'A\u200b1',
    }
    const { invitation: _, ...person } = user
    await insertion.createUser({ rdv_solidarites_organisation_id: '40\u200b12', user: person })
    expect(sent.at(-1)).toMatchObject({
      path: '/api/v1/organisations/4012/users',
      body: {
        user: {
          email: 'camille@example.fr',
          phone_number: '+33612345678',
          affiliation_number: '1234567',
          france_travail_id: '12345678901',
          department_internal_id: 'A1',
        },
      },
    })
    expect(JSON.stringify(sent)).not.toMatch(/\p{Cf}/u)
  })

  test('ids beyond 32 bits are ids', async () => {
    const { insertion, sent } = await startClient()
    const user: UserToInvite = {
      ...camille,
      invitation: { motif_category: { name: "Entretien d'embauche" }, rdv_solidarites_lieu_id: 5_000_000_001 },
    }
    await insertion.createAndInvite({ ...there, user })
    expect(sent[0]?.body).toMatchObject({ user: { invitation: { rdv_solidarites_lieu_id: 5_000_000_001 } } })
  })
})
