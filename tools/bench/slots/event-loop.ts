// For how long the hub's event loop is held while searches, bookings, cancellations and agenda changes come at once.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ANTS_HEADERS, searchPath, spreadIds } from './agenda.ts'
import { BASELINE, portIn, startContender } from './contenders.ts'
import { startHub } from './hub.ts'
import { type Connections, inLanes, openConnections } from './load.ts'
import { startMeasured } from './measured-process.ts'
import { API_KEYS, createMixedRequests, type MixedRequest, SHAPE } from './mixed-requests.ts'
import { type Keep, phase } from './phase.ts'
import { seededRandom } from './random.ts'
import { describeTurns, HELD_AT_MOST, type Held } from './report.ts'
import { createFolder, hasPostgres } from './storage.ts'

const CONNECTIONS = 4
/** Requests before the watch begins, so that start and first compilation are over, and the seconds they may take. */
const WARM_UP = { count: 500, seconds: 10 }
const SEED = 4

export interface EventLoopRun {
  requests: number
  /** After which it stops where it is. */
  seconds: number
}

export async function benchEventLoop({ requests, seconds }: EventLoopRun): Promise<void> {
  if (!hasPostgres) {
    // The embedded database computes in the hub's own thread: what it holds is not the hub's to bound.
    console.log('The event loop under mixed requests: SKIPPED, set TEST_DATABASE_URL to a PostgreSQL to run it\n')
    return
  }
  // The grace is for starting and for what is underway at the end.
  await phase('event loop', 2 * seconds + 120, async (keep) => {
    const program = join(import.meta.dirname, 'servers/simulated-ants.ts')
    const ants = await startMeasured({ args: [program], portIn }, keep)
    const variables = {
      HUB_FEATURES: 'ants',
      HUB_UPSTREAMS: 'ants',
      HUB_API_KEYS: API_KEYS,
      HUB_TRUSTED_PROXIES: '127.0.0.1',
      ANTS_RDV_API_URL: ants.url,
      ANTS_RDV_OPT_AUTH_TOKEN: 'token-of-the-hub',
    }
    const hub = await startHub(SHAPE, keep, variables)
    const connections = openConnections(CONNECTIONS)
    keep(() => connections.close())
    const next = createMixedRequests(seededRandom(SEED))
    const tally = new Map<string, number>()
    const send = (index: number): Promise<void> => sendOne(hub.url, connections, next(index), tally)
    const { count, seconds: warmSeconds } = WARM_UP
    const warm = await inLanes(CONNECTIONS, { count, until: Date.now() + warmSeconds * 1_000 }, send)
    tally.clear()
    await hub.ask('watch')
    const from = Date.now()
    const done = await inLanes(CONNECTIONS, { count: requests, until: from + seconds * 1_000 }, (index) =>
      send(warm + index),
    )
    const held = await hub.ask('held')
    const beside = await heldBeside(hub.url, connections, Date.now() - from, keep)
    const cut = done < requests ? ` of ${requests}, cut short after ${seconds} s` : ''
    print(`${done} mixed requests${cut}`, held, beside, tally)
  })
}

/**
 * The same for a server that has nothing to do: what the machine and Node.js do to it is not the hub's. For as many milliseconds: a
 * core that is taken away for some comes by the hour, not by the request, and a virtual machine counts it as time of the thread.
 */
async function heldBeside(url: string, connections: Connections, duration: number, keep: Keep): Promise<Held> {
  const ids = spreadIds(SHAPE.points, 20)
  const sending = { headers: ANTS_HEADERS }
  const { body } = await connections.send(url + searchPath({ ids, days: 30 }), { ...sending, keepBody: true })
  const file = join(await createFolder(keep), 'answer.json')
  await writeFile(file, body)
  const server = await startContender(BASELINE, file, keep)
  const send = (): Promise<unknown> => connections.send(`${server.url}/`, sending)
  await inLanes(CONNECTIONS, { count: WARM_UP.count }, async () => void (await send()))
  await server.ask('watch')
  await inLanes(CONNECTIONS, { until: Date.now() + duration }, async () => void (await send()))
  return server.ask('held')
}

async function sendOne(
  url: string,
  connections: Connections,
  { kind, path, sending, expected, done }: MixedRequest,
  tally: Map<string, number>,
): Promise<void> {
  const answer = await connections.send(url + path, sending)
  done?.(answer)
  const entry = `${kind} ${answer.status}${expected.includes(answer.status) ? '' : ' (NOT EXPECTED)'}`
  tally.set(entry, (tally.get(entry) ?? 0) + 1)
}

function print(requests: string, held: Held, beside: Held, tally: ReadonlyMap<string, number>): void {
  const { longest, rarely, turns, collection } = held
  const milliseconds = (value: number): string => `${value.toFixed(1)} ms`
  console.log(
    `The event loop under ${requests} on ${CONNECTIONS} connections (goal: held for at most ${HELD_AT_MOST} ms, aim 5 ms)`,
  )
  console.log(
    `  longest turn ${milliseconds(longest)}, 99.9 % of ticks late by less than ${milliseconds(rarely)}: with garbage collection (longest ${milliseconds(collection)}) and waiting for a core`,
  )
  if (turns) {
    console.log(`  in CPU time of the thread: ${describeTurns(turns)}`)
    if (beside.turns) console.log(`  beside it, for as long, ${BASELINE}: ${describeTurns(beside.turns)}`)
  } else console.log('  CPU time of the thread: not measured, needs Linux and Node.js 26')
  const entries = [...tally].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([entry, count]) => `${entry}: ${count}`)
  console.log(`  answers: ${entries.join(', ')}\n`)
}
