import { inLanes, openConnections } from './load.ts'
import type { MeasuredProcess } from './measured-process.ts'

const CONNECTIONS = 4
const ROUNDS = 7
/**
 * Milliseconds of a server's CPU time, and bytes that it sends: of warming up, so that the compiler is done, and of one round;
 * whichever is reached first. Never seconds of the wall: what is warm may not depend on how busy the machine is.
 */
const WARM_UP = { cpu: 2_500, bytes: 4e9 }
const ROUND = { cpu: 200, bytes: 3e8 }
/** A round has no more requests than this. */
const MANY = 4_000

export interface Contender {
  process: MeasuredProcess
  /** What to ask for, or what to ask for next. */
  path: string | (() => string)
  headers: Record<string, string>
  /** Bytes of a whole answer. */
  size: number
  /** Whether the size is only about that: of searches that differ. */
  isSizeRough?: boolean
  /** Each request has a connection of its own, as those of ANTS have. */
  newConnections?: boolean
}

/** Median CPU time of the server per request in microseconds, by contender: taken in turn, so that a busy machine slows all alike. */
export async function measureCosts(contenders: ReadonlyMap<string, Contender>): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const [name, contender] of contenders) counts.set(name, await warmUp(contender))
  const rounds = new Map([...contenders.keys()].map((name) => [name, [] as number[]]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, contender] of contenders) {
      rounds.get(name)?.push(await measureCpuTime(contender, counts.get(name) ?? 1))
    }
  }
  return new Map([...rounds].map(([name, costs]) => [name, median(costs)]))
}

/** How many requests make a round. */
async function warmUp(contender: Contender): Promise<number> {
  let cost = Infinity
  let spent = 0
  let requests = 0
  for (
    let count = 1;
    spent < WARM_UP.cpu && requests * contender.size < WARM_UP.bytes;
    count = Math.min(count * 2, MANY)
  ) {
    cost = (await measureCpuTime(contender, count)) / 1_000
    spent += cost * count
    requests += count
  }
  return Math.max(1, Math.round(Math.min(ROUND.cpu / cost, ROUND.bytes / contender.size, MANY)))
}

async function measureCpuTime(
  { process, path, headers, size, isSizeRough, newConnections = false }: Contender,
  count: number,
): Promise<number> {
  // Anew for each round: servers close connections that wait while others have their turn.
  const connections = openConnections(CONNECTIONS, !newConnections)
  try {
    const before = await process.ask('cpu')
    await inLanes(CONNECTIONS, { count }, async () => {
      const asked = typeof path === 'string' ? path : path()
      const answer = await connections.send(process.url + asked, { headers })
      if (answer.status !== 200 || Math.abs(answer.size - size) > (isSizeRough ? size / 20 : 0))
        throw new Error(`A server answered ${answer.status} with ${answer.size} bytes instead of 200 with ${size}.`)
    })
    return ((await process.ask('cpu')) - before) / count
  } finally {
    connections.close()
  }
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
