import type { LogFields } from '@hub/http'
import { createLeakSearch } from '@hub/http/faults'
import { expect, test } from 'vitest'
import { createRdvSolidaritesAuth } from '../src/index.js'
import { startAuth, startResource, thrownBy, unchecked } from './support.js'

const EMAIL = 'agent@canary.example'
const PASSWORD = 'password-canary-12'
const account = { email: EMAIL, password: PASSWORD }
const agents = [{ ...account, first_name: 'Prénom-canary' }]

test('nothing of the account, the session or the agent is in an error, a log line or the auth itself', async () => {
  const lines: [string, LogFields | undefined][] = []
  const log = (message: string, fields?: LogFields) => void lines.push([message, fields])
  const logger = { debug: log, info: log, warn: log, error: log }
  const bench = startAuth({ ...account, logger, validate: 'strict' }, { agents }, unchecked)
  const { auth, state } = bench
  const sent = await auth.headers()
  const search = createLeakSearch([EMAIL, PASSWORD, 'canary', ...Object.values(sent).map(String), 'secret-1'])

  const breakWith = async (body: string, status = 200) => {
    state.endSessions()
    state.failNext({ kind: 'status', status, body, operation: 'signIn' })
    return thrownBy(auth.onUnauthorized(await auth.headers()))
  }
  const shown = [
    auth,
    await breakWith('{"data":{"email":"agent@canary.example","microsoft_graph_token":"secret-1"}}'),
    await breakWith('{"data":{"uid":"agent@canary.example","microsoft_graph_token":"secret-1"}}'), // Without headers.
    await breakWith('{"success":false,"errors":["agent@canary.example"]}', 401),
    await breakWith('<html>agent@canary.example password-canary-12</html>', 500),
    await thrownBy(startAuth({ ...account, password: 'another-canary' }, { agents }).auth.signIn()),
    await thrownBy(createRdvSolidaritesAuth({ ...account, baseUrl: 'https://canary:canary@canary.example' }).signIn()),
    await thrownBy(
      startResource({
        ...bench,
        auth: startAuth({ ...account, email: 'other@canary.example' }, { agents }).auth,
      }).getThing(),
    ),
    lines,
  ]
  expect(shown.slice(1, 7).map((error) => (error as Error).name)).toEqual([
    'ContractError',
    'ContractError',
    'AuthenticationError',
    'ServerError',
    'AuthenticationError',
    'InvalidRequestError',
  ])
  for (const [index, thing] of shown.entries()) expect(search.find(thing), `thing ${index}`).toEqual([])
})

test('the answer of a sign-in is in no error at all, not even behind body()', async () => {
  const { auth, state } = startAuth({}, {}, unchecked)
  state.failNext({ kind: 'status', status: 200, body: '{"data":{"microsoft_graph_token":"secret-1"}}' })
  const error = await thrownBy(auth.signIn())
  expect(error).toMatchObject({ name: 'ContractError', pointers: ['/data/uid'] })
  expect((error as { body(): unknown }).body()).toBeUndefined()
})
