// The simulated ANTS as a process of its own, which outlives the hubs that are killed. Run by Node.js as it is.
//
// Beside the coordination API it answers `GET /witness`: what it holds, and what it saw that must not be.
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { createAntsSimulator } from '@hub/ants-client/simulator'

const simulator = createAntsSimulator()
const underway = new Map<string, { writes: number; reads: number }>()
const witness = { creations: {} as Record<string, number>, refusedCreations: 0, overlaps: 0 }
/** Milliseconds that a request takes before it is carried out, at most; changed by `POST /slow?milliseconds=`. */
let latency = 15

async function answer(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  if (pathname === '/witness') return Response.json({ ...witness, appointments: simulator.state.appointments() })
  if (pathname === '/slow') latency = Number(searchParams.get('milliseconds'))
  if (pathname === '/validate') {
    for (const number of searchParams.getAll('number')) simulator.state.setStatus(number, 'validated')
  }
  if (!pathname.startsWith('/api/')) return new Response(null, { status: 204 })
  const number = searchParams.get('application_id') ?? searchParams.get('application_ids') ?? ''
  const isWrite = request.method !== 'GET'
  const others = underway.get(number) ?? { writes: 0, reads: 0 }
  // Two bookings may ask for one number at once; whoever writes must be alone with it.
  if (others.writes > 0 || (isWrite && others.reads > 0)) witness.overlaps += 1
  underway.set(number, others)
  const kind = isWrite ? 'writes' : 'reads'
  others[kind] += 1
  try {
    await sleep(Math.random() * latency)
    const response = await simulator.fetch(request)
    if (request.method === 'POST') {
      if (response.ok) witness.creations[number] = (witness.creations[number] ?? 0) + 1
      else witness.refusedCreations += 1
    }
    await sleep(Math.random() * latency)
    return response
  } finally {
    others[kind] -= 1
  }
}

serve({ fetch: answer, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`listening on ${port}\n`))
