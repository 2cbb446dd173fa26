import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { createRdvInsertionClient, type HubError, type RdvInsertionClient, refusalsOf } from '../src/index.js'
import { camille, here, invitation, startClient, thrownBy } from './support.js'

/** Texts that are in a call or its answer, in every form in which they could be shown. */
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
const forms = Object.values(canaries).flatMap((text) => [
  text,
  encodeURIComponent(text),
  JSON.stringify(text).slice(1, -1),
  Buffer.from(text).toString('base64'),
])
forms.push('285057505601747', '698765432')

const shownOf = (value: unknown): string =>
  [
    String(value),
    inspect(value, { depth: 12, showHidden: true }),
    JSON.stringify(value),
    (value as Error)?.stack,
  ].join()
const leaksIn = (shown: string): string[] => forms.filter((form) => shown.includes(form))

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
const echo = JSON.stringify({ success: false, errors: [{ error_details: Object.values(canaries).join(' ') }] })

const calls: Record<string, (insertion: RdvInsertionClient) => PromiseLike<unknown>> = {
  getDepartment: (insertion) => insertion.getDepartment({ number: '99' }),
  getRdv: (insertion) => insertion.getRdv({ uuid: canaries.last_name }),
  searchUsers: (insertion) => insertion.searchUsers({ ...here, search_query: canaries.last_name }),
  createUser: (insertion) => insertion.createUser({ ...here, user: withoutInvitation }),
  createAndInvite: (insertion) => insertion.createAndInvite({ ...here, user: person }),
  createAndInviteMany: (insertion) => insertion.createAndInviteMany({ ...here, users: [person] }),
  createAndInviteAll: (insertion) => insertion.createAndInviteAll({ ...here, users: [person] }),
  inviteUser: (insertion) => insertion.inviteUser({ ...here, user_id: 1, invitation }),
}

/** A client that tells a logger, and what it told. */
async function start(options: Parameters<typeof startClient>[0] = {}) {
  const lines: unknown[] = []
  const tell = (...line: unknown[]) => void lines.push(line)
  const logger = { debug: tell, info: tell, warn: tell, error: tell }
  // Answers that echo everything are not those of the document.
  const simulator = await startClient({ auth, logger, maxRetries: 1, totalTimeout: 2_000, ...options })
  return { ...simulator, lines }
}

/** A server that answers everybody the same. */
const answering = (status: number, body: string) => async () =>
  new Response(body, { status, headers: { 'content-type': 'application/json', 'x-request-id': canaries.token } })

describe.each(Object.entries(calls))('%s', (_name, call) => {
  test.each([400, 401, 403, 404, 422, 429, 500, 200])('answered %i with everything in it', async (status) => {
    const { lines, insertion } = await start({ fetch: answering(status, echo) })
    const outcome = await Promise.resolve(call(insertion)).catch((error: unknown) => error)
    // A list of batches gives what the API said as its outcome, which is what it is for.
    if (outcome instanceof Error) expect(leaksIn(shownOf(outcome).replaceAll(canaries.token, ''))).toEqual([])
    expect(leaksIn(shownOf(lines).replaceAll(canaries.token, ''))).toEqual([])
  })

  test('a connection that breaks', async () => {
    const failure = Object.assign(new TypeError(`fetch failed ${echo}`), { cause: new Error(echo) })
    const { lines, insertion } = await start({ fetch: () => Promise.reject(failure) })
    const error = await thrownBy(call(insertion))
    expect(error).toMatchObject({ name: 'ConnectionError' })
    expect(leaksIn(shownOf(error))).toEqual([])
    expect(leaksIn(shownOf(lines))).toEqual([])
  })

  test('an abort whose reason tells everything', async () => {
    const { insertion } = await start()
    const signal = AbortSignal.abort(new Error(echo))
    const aborting: RdvInsertionClient = Object.fromEntries(
      Object.entries(insertion).map(([name, method]) => [
        name,
        (parameters: never) => (method as (...args: unknown[]) => unknown)(parameters, { signal }),
      ]),
    ) as never
    const error = await thrownBy(call(aborting))
    expect(error).toMatchObject({ name: 'AbortedError' })
    expect(leaksIn(shownOf(error))).toEqual([])
  })
})

test.each([
  { nir: `${canaries.nir}1` },
  { email: `${canaries.email}@x` },
  { phone_number: `${canaries.phone}1` },
  { birth_date: canaries.address },
  { title: canaries.last_name },
  { address: `${canaries.address}\ud800` },
])('a value refused locally is not shown: %o', async (change) => {
  const { insertion } = await start()
  const user = { ...person, ...change } as typeof person
  const error = await thrownBy(insertion.createAndInvite({ ...here, user }))
  expect(error).toMatchObject({ name: 'InvalidRequestError', attempts: 0 })
  expect(leaksIn(shownOf(error))).toEqual([])
})

test('the client itself shows nothing when it is printed', () => {
  const headers = { 'x-gateway': canaries.token }
  expect(leaksIn(shownOf(createRdvInsertionClient({ environment: 'demo', auth, headers })))).toEqual([])
})

test('what the API said is there for whoever asks, and the search would find it', async () => {
  const { insertion } = await start({ fetch: answering(422, echo) })
  const error = await thrownBy(insertion.createAndInvite({ ...here, user: person }))
  expect(leaksIn(JSON.stringify((error as HubError).body()))).not.toEqual([])
  expect(leaksIn(JSON.stringify(refusalsOf(error)))).not.toEqual([])
  for (const form of forms) expect(leaksIn(shownOf(new Error('x', { cause: { deep: [form] } })))).not.toEqual([])
})
