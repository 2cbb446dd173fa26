// What the searches that ANTS makes cost the hub, beside the sending of their plain bytes, and beside frameworks that make JSON of objects.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { ANTS_HEADERS, type AgendaShape, pointId, searchPath } from './agenda.ts'
import { BASELINE, HUB, startContenders } from './contenders.ts'
import { type Contender, measureCosts, median } from './costs.ts'
import { startHub } from './hub.ts'
import { type Answer, openConnections } from './load.ts'
import type { MeasuredProcess } from './measured-process.ts'
import { phase } from './phase.ts'
import { seededRandom } from './random.ts'
import { createFolder } from './storage.ts'

/** As python-httpx sends it, which is what ANTS calls with. */
const GZIP_HEADERS = { ...ANTS_HEADERS, 'accept-encoding': 'gzip, deflate' }
const SEED = 7
/** Days from now in which windows of searches lie. */
const AHEAD = 120
/** Seconds, on a machine that is busy with other things. */
const LIMIT = 900
const COLD_ROUNDS = 5

interface Row {
  title: string
  goals: string
  isGzip: boolean
  /** Places and days of a search; none for the list of meeting points. */
  asked?: { points: number; days: number }
  /** Each search has other places, other days and another reason than the one before. */
  isNew?: boolean
  newConnections?: boolean
}

const AGENDAS: readonly { shape: AgendaShape; rows: readonly Row[] }[] = [
  {
    shape: { points: 400, slotsADay: 20 },
    rows: [
      {
        title: 'each new, gzip',
        goals: 'goal 0.45, aim 0.90',
        isGzip: true,
        isNew: true,
        asked: { points: 20, days: 30 },
      },
      {
        title: 'each new, plain',
        goals: 'goal 0.36, aim 0.60',
        isGzip: false,
        isNew: true,
        asked: { points: 20, days: 30 },
      },
      { title: 'the same again, plain', goals: 'goal 0.50, aim 0.75', isGzip: false, asked: { points: 20, days: 30 } },
    ],
  },
  {
    shape: { points: 400, slotsADay: 8 },
    rows: [
      {
        title: 'each new, gzip, a new connection a call',
        goals: 'goal 0.40, aim 0.60',
        isGzip: true,
        isNew: true,
        newConnections: true,
        asked: { points: 3, days: 5 },
      },
    ],
  },
  {
    shape: { points: 2_000, slotsADay: 8 },
    rows: [
      { title: 'plain', goals: 'goal 0.65, aim 0.85', isGzip: false, asked: { points: 2_000, days: 5 } },
      { title: '2000 meeting points, gzip', goals: 'goal 1.5, aim 2.0', isGzip: true },
    ],
  },
]

export async function benchAnswers(): Promise<void> {
  for (const { shape, rows } of AGENDAS) {
    await phase(`answers of ${shape.points} points`, LIMIT * rows.length, async (keep) => {
      const hub = await startHub(shape, keep)
      if (shape === AGENDAS[0]?.shape) await benchColdDays(hub, shape)
      // Searches are new, the days in them are not: those were asked for by others before.
      if (rows.some(({ isNew }) => isNew)) await askAllDays(hub, shape)
      for (const row of rows) await phase(row.title, LIMIT, (keepRow) => benchRow(hub, shape, row, keepRow))
    })
  }
}

async function benchRow(
  hub: MeasuredProcess,
  shape: AgendaShape,
  row: Row,
  keep: Parameters<Parameters<typeof phase>[2]>[0],
): Promise<void> {
  const { asked, isGzip, isNew = false, newConnections = false } = row
  const random = seededRandom(SEED)
  const first = asked
    ? searchPath({ ids: firstIds(asked.points), days: asked.days })
    : '/api/ants/getManagedMeetingPoints'
  const headers = isGzip ? GZIP_HEADERS : ANTS_HEADERS
  const plain = await send(hub, first, ANTS_HEADERS)
  if (asked) checkContent(plain.body, { ...asked, slotsADay: shape.slotsADay })
  const sent = await send(hub, first, headers)
  if (isGzip && !gunzipSync(sent.body).equals(plain.body)) throw new Error('Another answer in gzip than plain.')
  const file = join(await createFolder(keep), 'answer.json')
  await writeFile(file, plain.body)
  const contenders = new Map<string, Contender>()
  for (const [name, process] of await startContenders(file, keep)) {
    const target = { process, path: '/api/ants/availableTimeSlots', newConnections }
    const { size } = await send(process, target.path, headers)
    contenders.set(name, { ...target, headers: name === BASELINE ? ANTS_HEADERS : headers, size })
  }
  const path = isNew && asked ? () => newSearch(random, shape, asked) : first
  contenders.set(HUB, { process: hub, path, headers, size: sent.size, isSizeRough: isNew, newConnections })
  const costs = await measureCosts(contenders)
  const baseline = costs.get(BASELINE) ?? Number.NaN
  const what = asked ? `${asked.points} × ${asked.days} × ${shape.slotsADay}, ` : ''
  console.log(`${what}${row.title}: ${ratio(baseline, costs.get(HUB))} of ${BASELINE} (${row.goals})`)
  for (const [name, cost] of [...costs].toSorted(([, a], [, b]) => a - b)) {
    const size = kilobytes(contenders.get(name)?.size ?? Number.NaN)
    console.log(
      `  ${name.padEnd(26)} ${ratio(baseline, cost).padStart(5)} ${String(Math.round(cost)).padStart(7)} µs   ${size}`,
    )
  }
  if (isGzip) {
    const times = sent.size / gzipSync(plain.body, { level: 6 }).length
    console.log(`  bytes, against gzip level 6 of the whole: ${times.toFixed(2)} × (goal at most 2.6, aim 1.8)`)
  }
  console.log()
}

/** Searches of days that were never asked for: the first after the start, then of warm code. */
async function benchColdDays(hub: MeasuredProcess, shape: AgendaShape): Promise<void> {
  const path = (round: number): string =>
    searchPath({
      ids: Array.from({ length: 20 }, (_, index) => pointId(shape.points - 20 * (round + 1) + index)),
      days: 30,
    })
  // The agenda is read by then.
  await send(hub, '/api/ants/getManagedMeetingPoints', GZIP_HEADERS)
  const costs: number[] = []
  for (let round = 0; round < COLD_ROUNDS; round += 1) {
    const before = await hub.ask('cpu')
    await send(hub, path(round), GZIP_HEADERS)
    costs.push(((await hub.ask('cpu')) - before) / 1_000)
  }
  const [start = Number.NaN, ...later] = costs
  console.log(
    `Days asked for the first time, 20 × 30 × 20, gzip: ${start.toFixed(1)} ms after the start, then ${median(later).toFixed(1)} ms (goal at most 25 ms, aim 12 ms)\n`,
  )
}

async function askAllDays(hub: MeasuredProcess, shape: AgendaShape): Promise<void> {
  for (const reason of ['CNI', 'PASSPORT']) {
    for (let from = 0; from < shape.points; from += 20) {
      const ids = Array.from({ length: 20 }, (_, index) => pointId(from + index))
      await send(hub, searchPath({ ids, days: AHEAD, reason }), GZIP_HEADERS)
    }
  }
}

async function send(process: MeasuredProcess, path: string, headers: Record<string, string>): Promise<Answer> {
  const connections = openConnections(1)
  try {
    return await connections.send(process.url + path, { headers, keepBody: true })
  } finally {
    connections.close()
  }
}

function firstIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => pointId(index))
}

function newSearch(
  random: () => number,
  shape: AgendaShape,
  { points, days }: { points: number; days: number },
): string {
  const ids = new Set<string>()
  while (ids.size < points) ids.add(pointId(Math.floor(random() * shape.points)))
  const from = 2 + Math.floor(random() * (AHEAD - days))
  return searchPath({ ids: [...ids], from, days, reason: random() < 0.5 ? 'CNI' : 'PASSPORT' })
}

/** A ratio says nothing when the answer is not the whole one. */
function checkContent(
  body: Buffer,
  { points, days, slotsADay }: { points: number; days: number; slotsADay: number },
): void {
  const lists = Object.values(JSON.parse(body.toString()) as Record<string, unknown[]>)
  const slots = lists.reduce((sum, list) => sum + list.length, 0)
  if (lists.length !== points || slots !== points * days * slotsADay)
    throw new Error(`The hub answered ${slots} slots of ${lists.length} points, not all of them.`)
}

function ratio(numerator: number, denominator = Number.NaN): string {
  const value = numerator / denominator
  return value < 0.095 ? value.toFixed(3) : value.toFixed(2)
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(bytes < 10_000 ? 1 : 0)} kB`
}
