import { inspect } from 'node:util'
import type { LogFields } from '@hub/http'
import { expect, test } from 'vitest'
import { everyMethod, secrets } from './client/every-method.js'
import { startClient, thrownBy, unchecked } from './client/support.js'

/** Everything that a thing shows of itself to whoever logs it. */
function shownBy(thing: unknown): string {
  const text = thing instanceof Error ? `${thing.message}\n${thing.stack}` : String(thing)
  return `${text}\n${inspect(thing, { depth: 12, showHidden: true, getters: false })}\n${JSON.stringify(thing)}`
}

const answers = [
  { status: 200, body: '{"user":{"id":"canary"},"canary":"canary"}' },
  {
    status: 200,
    body: '{"users":[{"id":1,"email":7,"first_name":"canary"}],"meta":{"current_page":1,"next_page":"canary"}}',
  },
  { status: 200, body: 'canary' },
  {
    status: 422,
    body: '{"success":false,"errors":{"email":[{"error":"taken","value":"canary","id":7}]},"error_messages":["canary"]}',
  },
  { status: 422, body: '{"success":false,"errors":["canary"]}' },
  { status: 403, body: '{"errors":[{"base":"canary"}],"error_messages":["canary"]}' },
  { status: 404, body: '{"not_found":"canary"}' },
  { status: 500, body: '<html>canary</html>' },
]

test.each(Object.keys(everyMethod))('%s shows nothing of its parameters, its session or an answer', async (name) => {
  const { call } = everyMethod[name as keyof typeof everyMethod]
  const lines: [string, LogFields | undefined][] = []
  const log = (message: string, fields?: LogFields) => void lines.push([message, fields])
  const logger = { debug: log, info: log, warn: log, error: log }
  for (const answer of answers) {
    const { client, state } = startClient({ logger, maxRetries: 1, totalTimeout: 1_500 }, {}, unchecked)
    state.failNext({ kind: 'status', times: 9, ...answer })
    const settled = await Promise.allSettled([call(client)])
    const shown = shownBy(settled[0]?.status === 'rejected' ? settled[0].reason : undefined) + shownBy(lines)
    for (const [index, secret] of secrets.entries()) expect(shown.includes(secret), `secrets[${index}]`).toBe(false)
  }
})

test('a request that cannot be made shows nothing either', async () => {
  const { client } = startClient({ auth: { headers: () => ({ uid: 'canary\r\nx: y' }) } })
  const error = await thrownBy(client.listUsers())
  expect(shownBy(error)).not.toContain('canary')
})
