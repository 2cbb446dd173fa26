// Whether memory stays where it is over many searches, each of them new, in a large agenda.
import { setTimeout } from 'node:timers/promises'
import { ANTS_HEADERS, pointId, searchPath } from './agenda.ts'
import { startHub } from './hub.ts'
import { inLanes, openConnections } from './load.ts'
import { phase } from './phase.ts'
import { seededRandom } from './random.ts'
import { REASONS } from '@hub/ants-client/editor'

const SHAPE = { points: 10_000, slotsADay: 8 }
const MAX_PLACES = 10
const MAX_DAYS = 20
/** Days from now in which searches lie. */
const AHEAD = 120
const CONNECTIONS = 4
const MARKS = [0.1, 0.5, 1]
const SEED = 11
/** Milliseconds, in which V8 gives back the pages that it freed: it keeps them for what comes next. */
const REST = 20_000

export interface Soak {
  requests: number
  /** After which it stops where it is. */
  seconds: number
}

export async function benchSoak({ requests, seconds }: Soak): Promise<void> {
  // The grace is for starting and for what is underway at the end.
  await phase('soak', seconds + 300, async (keep) => {
    const hub = await startHub(SHAPE, keep)
    const connections = openConnections(CONNECTIONS)
    keep(() => connections.close())
    const random = seededRandom(SEED)
    const until = Date.now() + seconds * 1_000
    const marks: string[] = []
    let done = 0
    for (const mark of MARKS) {
      done += await inLanes(CONNECTIONS, { count: Math.round(requests * mark) - done, until }, async () => {
        const headers = { ...ANTS_HEADERS, ...(random() < 0.9 && { 'accept-encoding': 'gzip, deflate' }) }
        const { status } = await connections.send(hub.url + mixedSearch(random), { headers })
        if (status !== 200) throw new Error(`The hub answered ${status} to a search.`)
      })
      const { heapUsed, external, rss } = await hub.ask('memory')
      marks.push(`${megabytes(rss)} resident, ${megabytes(heapUsed)} heap, ${megabytes(external)} outside at ${done}`)
    }
    await setTimeout(REST)
    const { rss } = await hub.ask('memory')
    marks.push(`${megabytes(rss)} resident after a rest of ${REST / 1_000} s`)
    const cut = done < requests ? `, cut short after ${seconds} s` : ''
    console.log(
      `Memory after a collection, ${SHAPE.points} points, over ${done} mixed searches (goal at most 300 MB resident, aim 220 MB, flat${cut})\n  ${marks.join('; ')}\n`,
    )
  })
}

/** Some places next to each other, some days in a row, nine of ten in gzip. */
function mixedSearch(random: () => number): string {
  const below = (limit: number): number => Math.floor(random() * limit)
  const first = below(SHAPE.points - MAX_PLACES)
  const ids = Array.from({ length: 1 + below(MAX_PLACES) }, (_, index) => pointId(first + index))
  const days = 1 + below(MAX_DAYS)
  const reason = REASONS[below(REASONS.length)] ?? 'CNI'
  return searchPath({ ids, from: below(AHEAD - days), days, reason, documents: 1 + below(3) })
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`
}
