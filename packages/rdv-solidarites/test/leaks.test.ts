import { createLeakSearch, describeLeaks } from '@hub/http/faults'
import { describe, expect, it } from 'vitest'
import { createRdvSolidaritesClient } from '../src/index.js'
import { everyMethod, type MethodCall, secrets } from './client/every-method.js'
import { auth, startClient, thrownBy } from './client/support.js'

const methods = Object.entries<MethodCall>(everyMethod)
const json = (body: string, status: number) => ({ status, body, headers: { 'content-type': 'application/json' } })

describeLeaks(
  {
    canaries: secrets,
    createClient: (options) => createRdvSolidaritesClient({ auth, ...options }),
    calls: Object.fromEntries(methods.map(([name, { call }]) => [name, call])),
    answers: [
      json('{"user":{"id":"canary"},"canary":"canary"}', 200),
      json('{"users":[{"id":1,"email":7,"first_name":"canary"}],"meta":{"current_page":1,"next_page":"canary"}}', 200),
      json(
        '{"success":false,"errors":{"email":[{"error":"taken","value":"canary","id":7}]},"error_messages":["canary"]}',
        422,
      ),
      json('{"errors":[{"base":"canary"}],"error_messages":["canary"]}', 403),
      json('{"not_found":"canary"}', 404),
    ],
  },
  { describe, it },
)

it('a request that cannot be made shows nothing either', async () => {
  const { client } = startClient({ auth: { headers: () => ({ uid: 'canary\r\nx: y' }) } })
  const error = await thrownBy(client.listUsers())
  expect(createLeakSearch(['canary']).find(error)).toEqual([])
})
