// Whether the heap stays where it is over many cached reads, and how long one of them holds the event loop.
import { inLanes, openConnections } from '../slots/load.ts'
import { phase } from '../slots/phase.ts'
import { describeTurns, HELD_AT_MOST } from '../slots/report.ts'
import { hasPostgres } from '../slots/storage.ts'
import { startGatewayHub } from './hub.ts'
import { RESOURCES, weekPath } from './paths.ts'

const CONNECTIONS = 4
/** Before the watch begins, so that start and first compilation are over. */
const WARM_UP = 500
const MARKS = [0.1, 0.5, 1]

export interface CachedReads {
  requests: number
  /** After which it stops where it is. */
  seconds: number
}

export async function benchCachedReads({ requests, seconds }: CachedReads): Promise<void> {
  await phase('cached reads', 2 * seconds + 300, async (keep) => {
    const hub = await startGatewayHub(keep)
    const connections = openConnections(CONNECTIONS)
    keep(() => connections.close())
    const paths = Object.values(RESOURCES).map((resource) => hub.process.url + weekPath(resource, hub.point))
    const read = async (index: number): Promise<void> => {
      const { status } = await connections.send(paths[index % paths.length] ?? '', { headers: hub.headers })
      if (status !== 200) throw new Error(`A read answered ${status}.`)
    }
    await inLanes(CONNECTIONS, { count: WARM_UP }, read)
    const heap: string[] = []
    let done = 0
    const until = Date.now() + seconds * 1_000
    for (const mark of MARKS) {
      done += await inLanes(CONNECTIONS, { count: Math.round(requests * mark) - done, until }, read)
      const { heapUsed, external } = await hub.process.ask('memory')
      heap.push(`${((heapUsed + external) / 1e6).toFixed(1)} MB at ${done}`)
    }
    // Apart from the heap, which what is written down of the turns is in.
    await hub.process.ask('watch')
    await inLanes(CONNECTIONS, { count: Math.round(requests / 5), until: Date.now() + seconds * 1_000 }, read)
    const { longest, turns } = await hub.process.ask('held')
    const cut = done < requests ? `, cut short after ${seconds} s` : ''
    const where = hasPostgres ? '' : ', on the embedded database, whose work is in the same thread'
    console.log(`${done} cached weeks on ${CONNECTIONS} connections${cut}${where}`)
    console.log(`  heap after a collection (goal: flat): ${heap.join('; ')}`)
    console.log(`  longest turn of the event loop (goal ${HELD_AT_MOST} ms): ${longest.toFixed(1)} ms by the wall`)
    if (turns) console.log(`  in CPU time of the thread: ${describeTurns(turns)}`)
    console.log()
  })
}
