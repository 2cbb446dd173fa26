import { createLeakSearch, describeLeaks } from '@hub/http/faults'
import { describe, expect, it } from 'vitest'
import { createRdvInsertionClient, type HubError, readRefusals } from '../src/index.js'
import { camille, here, invitation, startClient, thrownBy } from './support.js'

const canaries = {
  token: 'token-canary',
  client: 'session-canary',
  uid: 'uid-canary@example.fr',
  first_name: 'Prénomcanary',
  last_name: 'Nomcanary',
  email: 'mail-canary@example.fr',
  nir: '2850575056017',
  phone: '0698765432',
  address: '7 rue des Canaris',
}
/** As the client sends the NIR and the phone number. */
const sent = ['285057505601747', '698765432']
const search = createLeakSearch([...Object.values(canaries), ...sent])

const auth = {
  headers: () => ({ 'access-token': canaries.token, client: canaries.client, uid: canaries.uid }),
}
const person = {
  ...camille,
  first_name: canaries.first_name,
  last_name: canaries.last_name,
  email: canaries.email,
  nir: canaries.nir,
  phone_number: canaries.phone,
  address: canaries.address,
}
const { invitation: _, ...withoutInvitation } = person
const quote = JSON.stringify({ success: false, errors: [{ error_details: Object.values(canaries).join(' ') }] })
const json = { 'content-type': 'application/json', 'retry-after': '0' }

describeLeaks(
  {
    canaries: [...Object.values(canaries), ...sent],
    createClient: (options) => createRdvInsertionClient({ auth, headers: { 'x-gateway': canaries.token }, ...options }),
    calls: {
      getDepartment: (insertion) => insertion.getDepartment({ number: '99' }),
      getRdv: (insertion) => insertion.getRdv({ uuid: canaries.last_name }),
      searchUsers: (insertion) => insertion.searchUsers({ ...here, search_query: canaries.last_name }),
      createUser: (insertion) => insertion.createUser({ ...here, user: withoutInvitation }),
      createAndInvite: (insertion) => insertion.createAndInvite({ ...here, user: person }),
      createAndInviteMany: (insertion) => insertion.createAndInviteMany({ ...here, users: [person] }),
      createAndInviteAll: (insertion) => insertion.createAndInviteAll({ ...here, users: [person] }),
      inviteUser: (insertion) => insertion.inviteUser({ ...here, user_id: 1, invitation }),
    },
    answers: [200, 400, 403, 404, 422, 500].map((status) => ({ status, body: quote, headers: json })),
  },
  { describe, it },
)

it.each([
  { nir: `${canaries.nir}1` },
  { email: `${canaries.email}@x` },
  { phone_number: `${canaries.phone}1` },
  { birth_date: canaries.address },
  { title: canaries.last_name },
  { address: `${canaries.address}\ud800` },
])('a value refused locally is not shown: %o', async (change) => {
  const { insertion } = await startClient({ auth })
  const user = { ...person, ...change } as typeof person
  const error = await thrownBy(insertion.createAndInvite({ ...here, user }))
  expect(error).toMatchObject({ name: 'InvalidRequestError', attempts: 0 })
  expect(search.find(error)).toEqual([])
})

it('what the API said is there for whoever asks', async () => {
  const fetch = async () => new Response(quote, { status: 422, headers: json })
  const { insertion } = await startClient({ auth, fetch })
  const error = await thrownBy(insertion.createAndInvite({ ...here, user: person }))
  expect(search.find((error as HubError).body())).not.toEqual([])
  expect(search.find(readRefusals(error))).not.toEqual([])
})
