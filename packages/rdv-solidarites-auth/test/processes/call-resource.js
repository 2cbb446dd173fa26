// A process of its own that shares a session through a file: calls a resource so many times at once, then says how often it was
// refused. Started by file-store.test.ts; what it imports are the built packages.
import { createClientCore } from '@hub/http'
import { createRdvSolidaritesAuth } from '@hub/rdv-solidarites-auth'
import { createFileTokenStore } from '@hub/rdv-solidarites-auth/node'

const [baseUrl, file, email, password] = process.argv.slice(2)
const auth = createRdvSolidaritesAuth({ baseUrl, email, password, store: createFileTokenStore(file) })
const operations = { getThing: { method: 'GET', path: '/thing', retry: 'safe', responses: {} } }
const core = createClientCore(
  { api: 'Things', userAgent: 'things/1', environments: {}, operations, propertyNames: [] },
  { baseUrl, auth, maxRetries: 0 },
)

for await (const line of lines(process.stdin)) {
  const calls = Array.from({ length: Number(line) }, () => core.call('getThing', () => ({})))
  const outcomes = await Promise.allSettled(calls)
  process.stdout.write(`${outcomes.filter(({ status }) => status === 'rejected').length}\n`)
}

async function* lines(stream) {
  let text = ''
  for await (const chunk of stream) {
    text += chunk
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      yield text.slice(0, end)
      text = text.slice(end + 1)
    }
  }
}
