// The simulated France Travail as a process of its own, which outlives the hubs that are killed. Run by Node.js as it is.
//
// `POST /hold` holds the next update once it was carried out; `GET /held` answers with its number once it is, `POST /go` lets it go on.
// `GET /underway` lists the updates whose hubs wait for an answer, `GET /witness` what it holds and what it saw that must not be.
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { createFranceTravailSimulator } from '@hub/france-travail-client/msw'

const [, , people = '0', latency = '300'] = process.argv
const UPDATE = '/maj-pass-iae/v1/passIAE/miseAjour'

const simulator = createFranceTravailSimulator()
for (let index = 0; index < Number(people); index += 1) {
  // The same as in kill.test.ts.
  const birth_date = new Date(Date.UTC(1960, 0, 1 + index)).toISOString().slice(0, 10)
  simulator.state.addPerson({
    nir: '185057505601797',
    birth_date,
    birth_name: 'Durand',
    first_name: 'Camille',
    idNationalDE: `simulated-${index}`,
  })
}

interface Sent {
  id: number
  number: string
  start: string
  end: string
}

const underway = new Set<Sent>()
const sent: Sent[] = []
let overlaps = 0
let isHolding = false
let held = Promise.withResolvers<string>()
let released = Promise.withResolvers<void>()

async function answer(request: Request): Promise<Response> {
  switch (new URL(request.url).pathname) {
    case '/witness':
      return Response.json({ passes: Object.fromEntries(simulator.state.passes), sent, overlaps })
    case '/underway':
      return Response.json([...underway])
    case '/hold':
      held = Promise.withResolvers()
      released = Promise.withResolvers()
      isHolding = true
      return new Response(null, { status: 204 })
    case '/held':
      return Response.json(await held.promise)
    case '/go':
      released.resolve()
      return new Response(null, { status: 204 })
    case UPDATE:
      return update(request)
    default:
      await sleep(Math.random() * Number(latency))
      return simulator.fetch(new Request(request, { signal: null }))
  }
}

async function update(request: Request): Promise<Response> {
  const { signal } = request
  const whole = new Request(request, { signal: null })
  const { numPassIAE, dateDebutPassIAE, dateFinPassIAE } = (await whole.clone().json()) as Record<string, string>
  const call = {
    id: sent.length,
    number: String(numPassIAE),
    start: String(dateDebutPassIAE),
    end: String(dateFinPassIAE),
  }
  // A hub that was killed waits for nothing any more: whoever tells the same PASS next is not beside it.
  signal.addEventListener('abort', () => underway.delete(call), { once: true })
  if ([...underway].some(({ number }) => number === call.number)) overlaps += 1
  sent.push(call)
  underway.add(call)
  try {
    await sleep(Math.random() * Number(latency))
    // Whether or not whoever asked is still there.
    const response = await simulator.fetch(whole)
    if (isHolding) {
      isHolding = false
      held.resolve(call.number)
      await released.promise
    }
    await sleep(Math.random() * Number(latency))
    return response
  } finally {
    underway.delete(call)
  }
}

serve({ fetch: answer, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`listening on ${port}\n`))
