// What an answer of the hub costs beside the sending of its bytes, and beside frameworks that make JSON of objects.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { ANTS_HEADERS, searchPath, spreadIds } from './agenda.ts'
import { BASELINE, HUB, PLAIN_FRAMEWORK, startContenders } from './contenders.ts'
import { type Contender, measureCosts } from './costs.ts'
import { startHub } from './hub.ts'
import { type Answer, openConnections } from './load.ts'
import type { MeasuredProcess } from './measured-process.ts'
import { phase } from './phase.ts'
import { seededRandom } from './random.ts'
import { createFolder } from './storage.ts'

const GZIP_HEADERS = { ...ANTS_HEADERS, 'accept-encoding': 'gzip' }
const COMPRESSED = 'hub, gzip'
const NEW = 'hub, each search new'
const NEW_COMPRESSED = 'hub, gzip, each search new'
const SEED = 7
/** Seconds, on a machine that is busy with other things. */
const LIMIT = 300

interface Shape {
  points: number
  days: number
  slotsADay: number
  goals: string
  /** Compressed too, and in searches that nobody made before. */
  isThorough?: boolean
}

const SHAPES: readonly Shape[] = [
  { points: 20, days: 30, slotsADay: 20, goals: 'goal 0.55, aim 0.75', isThorough: true },
  { points: 3, days: 5, slotsADay: 8, goals: 'goal 0.40, aim 0.60' },
  { points: 2_000, days: 5, slotsADay: 8, goals: 'goal 0.70' },
]

export async function benchAnswers(): Promise<void> {
  for (const shape of SHAPES) {
    const title = `${shape.points} points × ${shape.days} days × ${shape.slotsADay} slots`
    await phase(title, LIMIT, async (keep) => {
      const hub = await startHub(shape, keep)
      const ids = spreadIds(shape.points, shape.points)
      const path = searchPath({ ids, days: shape.days })
      const whole = await firstAnswer(hub, path, ANTS_HEADERS)
      checkContent(whole.body, shape)
      const file = join(await createFolder(keep), 'answer.json')
      await writeFile(file, whole.body)
      const others = await startContenders(file, keep)
      const plain = (process: MeasuredProcess): Contender => ({
        process,
        path,
        headers: ANTS_HEADERS,
        size: whole.size,
      })
      const contenders = new Map([...others].map(([name, process]) => [name, plain(process)]))
      contenders.set(HUB, plain(hub))
      const compressed = shape.isThorough ? await firstAnswer(hub, path, GZIP_HEADERS) : undefined
      if (compressed) {
        const zipped = { process: hub, headers: GZIP_HEADERS, size: compressed.size }
        contenders.set(COMPRESSED, { ...zipped, path })
        // The same places in another order are another search, of the same size.
        const random = seededRandom(SEED)
        const newPath = (): string => searchPath({ ids: shuffled(ids, random), days: shape.days })
        contenders.set(NEW, { ...plain(hub), path: newPath })
        contenders.set(NEW_COMPRESSED, { ...zipped, path: newPath, isSizeRough: true })
      }
      const costs = await measureCosts(contenders)
      printRatios(`${title} (${kilobytes(whole.size)})`, costs, shape.goals)
      if (compressed) printCompression(compressed, whole, costs)
      console.log()
    })
  }
}

async function firstAnswer(hub: MeasuredProcess, path: string, headers: Record<string, string>): Promise<Answer> {
  const connections = openConnections(1)
  try {
    return await connections.send(hub.url + path, { headers, keepBody: true })
  } finally {
    connections.close()
  }
}

/** A ratio says nothing when the answer is not the whole one. */
function checkContent(body: Buffer, { points, days, slotsADay }: Shape): void {
  const lists = Object.values(JSON.parse(body.toString()) as Record<string, unknown[]>)
  const slots = lists.reduce((sum, list) => sum + list.length, 0)
  if (lists.length !== points || slots !== points * days * slotsADay)
    throw new Error(`The hub answered ${slots} slots of ${lists.length} points, not all of them.`)
}

function printRatios(title: string, costs: ReadonlyMap<string, number>, goals: string): void {
  const baseline = costs.get(BASELINE) ?? Number.NaN
  console.log(`${title}: ${ratio(baseline, costs.get(HUB))} of ${BASELINE} (${goals})`)
  for (const [name, cost] of [...costs].toSorted(([, a], [, b]) => a - b)) {
    console.log(`  ${name.padEnd(26)} ${ratio(baseline, cost)}   ${Math.round(cost)} µs`)
  }
}

function printCompression(compressed: Answer, whole: Answer, costs: ReadonlyMap<string, number>): void {
  const isCompressed = compressed.headers['content-encoding'] === 'gzip'
  if (isCompressed && !gunzipSync(compressed.body).equals(whole.body))
    throw new Error('The compressed answer is another one than the plain answer.')
  const size = isCompressed ? kilobytes(compressed.size) : 'NOT compressed by this hub'
  const times = (name: string): string => ratio(costs.get(name) ?? Number.NaN, costs.get(PLAIN_FRAMEWORK))
  console.log(
    `  gzip asked for (${size}): ${times(COMPRESSED)} × what ${PLAIN_FRAMEWORK} costs uncompressed, ${times(NEW_COMPRESSED)} × when each search is new (goal at most 0.70 ×)`,
  )
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item)
}

function ratio(numerator: number, denominator = Number.NaN): string {
  const value = numerator / denominator
  return value < 0.095 ? value.toFixed(3) : value.toFixed(2)
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1_000)} kB`
}
