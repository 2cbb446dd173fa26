// What a large agenda costs: the same answer beside a hundred times as many points, and the memory of a point.
import { ANTS_HEADERS, searchPath, spreadIds } from './agenda.ts'
import { type Contender, measureCosts } from './costs.ts'
import { startHub } from './hub.ts'
import { openConnections } from './load.ts'
import type { MeasuredProcess } from './measured-process.ts'
import { phase } from './phase.ts'
import type { Memory } from './report.ts'

const [FEW, MANY] = [100, 10_000]
const ASKED = 20
const DAYS = 5
const SLOTS_A_DAY = 8
/** As many ids as one request of ANTS has had. */
const IDS_OF_A_REQUEST = 2_000
const LIMIT = 400

export async function benchGrowth(): Promise<void> {
  await phase('growth', LIMIT, async (keep) => {
    const contenders = new Map<number, Contender>()
    const memory = new Map<number, Memory>()
    for (const points of [FEW, MANY]) {
      const hub = await startHub({ points, slotsADay: SLOTS_A_DAY }, keep)
      await askEveryPoint(hub, points)
      memory.set(points, await hub.ask('memory'))
      const path = searchPath({ ids: spreadIds(points, ASKED), days: DAYS })
      contenders.set(points, { process: hub, path, headers: ANTS_HEADERS, size: await measureSize(hub, path) })
    }
    const named = new Map([...contenders].map(([points, contender]) => [String(points), contender]))
    const costs = await measureCosts(named)
    const [few = Number.NaN, many = Number.NaN] = [costs.get(String(FEW)), costs.get(String(MANY))]
    console.log(`An answer for ${ASKED} points × ${DAYS} days × ${SLOTS_A_DAY} slots, by the size of the agenda`)
    console.log(
      `  ${FEW} points ${Math.round(few)} µs, ${MANY} points ${Math.round(many)} µs: ${(many / few).toFixed(2)} × (goal at most 1.20 ×)`,
    )
    printMemory(memory.get(FEW), memory.get(MANY))
  })
}

/** Whatever a hub puts off until a point is asked for is done then. */
async function askEveryPoint(hub: MeasuredProcess, points: number): Promise<void> {
  const ids = spreadIds(points, points)
  for (let start = 0; start < points; start += IDS_OF_A_REQUEST) {
    await measureSize(hub, searchPath({ ids: ids.slice(start, start + IDS_OF_A_REQUEST), days: 1 }))
  }
}

async function measureSize(hub: MeasuredProcess, path: string): Promise<number> {
  const connections = openConnections(1)
  try {
    const { status, size } = await connections.send(hub.url + path, { headers: ANTS_HEADERS })
    if (status !== 200) throw new Error(`The hub answered ${status} to a search.`)
    return size
  } finally {
    connections.close()
  }
}

function printMemory(few: Memory | undefined, many: Memory | undefined): void {
  if (!few || !many) return
  const ofPoint = (countBytes: (memory: Memory) => number): string =>
    `${((countBytes(many) - countBytes(few)) / (MANY - FEW) / 1_000).toFixed(1)} kB`
  const used = ofPoint(({ heapUsed, external }) => heapUsed + external)
  console.log(
    `Memory of a point: ${used} of heap and buffers, ${ofPoint(({ rss }) => rss)} of RSS (goal at most 4 kB)\n`,
  )
}
