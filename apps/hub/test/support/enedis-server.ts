// The simulated Enedis as a process of its own, which outlives the hubs that are killed. Run by Node.js as it is.
//
// `POST /hold` holds the next exchange of an authorisation; `GET /held` answers once one is held, `POST /go` lets it go on.
import { serve } from '@hono/node-server'
import { createEnedisSimulator } from '@hub/enedis-client/simulator'

const simulator = createEnedisSimulator({ clientSecret: 'enedis-secret-for-tests' })
let isHolding = false
let held = Promise.withResolvers<void>()
let released = Promise.withResolvers<void>()

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  switch (pathname) {
    case '/hold':
      held = Promise.withResolvers()
      released = Promise.withResolvers()
      isHolding = true
      return new Response(null, { status: 204 })
    case '/held':
      await held.promise
      return new Response(null, { status: 204 })
    case '/go':
      isHolding = false
      released.resolve()
      return new Response(null, { status: 204 })
    default:
      if (pathname.startsWith('/subscribed_services') && isHolding) {
        held.resolve()
        await released.promise
      }
      return simulator.fetch(request)
  }
}

serve({ fetch: answer, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`listening on ${port}\n`))
