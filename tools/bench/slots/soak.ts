// Whether memory stays where it is over many searches.
import { ANTS_HEADERS, searchPath, spreadIds } from './agenda.ts'
import { startHub } from './hub.ts'
import { inLanes, openConnections } from './load.ts'
import { phase } from './phase.ts'

const SHAPE = { points: 3, slotsADay: 8 }
const DAYS = 5
const CONNECTIONS = 4
const MARKS = [0.1, 0.5, 1]

export interface Soak {
  requests: number
  /** After which it stops where it is. */
  seconds: number
}

export async function benchSoak({ requests, seconds }: Soak): Promise<void> {
  // The grace is for starting and for what is underway at the end.
  await phase('soak', seconds + 120, async (keep) => {
    const hub = await startHub(SHAPE, keep)
    const connections = openConnections(CONNECTIONS)
    keep(() => connections.close())
    const target = hub.url + searchPath({ ids: spreadIds(SHAPE.points, SHAPE.points), days: DAYS })
    const until = Date.now() + seconds * 1_000
    const marks: string[] = []
    let done = 0
    for (const mark of MARKS) {
      done += await inLanes(CONNECTIONS, { count: Math.round(requests * mark) - done, until }, async () => {
        const { status } = await connections.send(target, { headers: ANTS_HEADERS })
        if (status !== 200) throw new Error(`The hub answered ${status} to a search.`)
      })
      const { heapUsed, external } = await hub.ask('memory')
      marks.push(`${megabytes(heapUsed)} (+ ${megabytes(external)} outside) at ${done}`)
    }
    const cut = done < requests ? `, cut short after ${seconds} s` : ''
    console.log(
      `Heap after a collection, over ${done} searches of 3 × 5 × 8 (goal: flat${cut})\n  ${marks.join('; ')}\n`,
    )
  })
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
