// The simulated ANTS in a process of its own, so that the hub is measured without it. Every number is validated.
import { serve } from '@hono/node-server'
import { createAntsSimulator } from '@hub/ants-client/simulator'

const simulator = createAntsSimulator()

function answer(request: Request): Promise<Response> {
  for (const number of new URL(request.url).searchParams.getAll('application_ids')) {
    if (simulator.state.getStatus(number) === 'unknown') simulator.state.setStatus(number, 'validated')
  }
  return simulator.fetch(request)
}

serve({ fetch: answer, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`listening on ${port}\n`))
