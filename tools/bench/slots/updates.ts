// What a committed booking costs the store of a process, beyond the statements: the store alone, in this process.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { dayIn, meetingPoint, pointId, formatTime } from './agenda.ts'
import { median } from './costs.ts'
import type * as HubStore from './hub-store.ts'
import { phase } from './phase.ts'
import { createFolder } from './storage.ts'

type Store = typeof HubStore

const PLACES = 200
const SLOTS_A_DAY = 20
/** Appointments kept at each place: 10 on each of 30 days. */
const [DAYS, BOOKED_A_DAY] = [30, 10]
const WARM_UP = 40
const ROUNDS = 60
/** Nothing goes for want of room. */
const BUDGET = 2 ** 28
const LIMIT = 60

export async function benchUpdates(): Promise<void> {
  await phase('updates', LIMIT, async (keep) => {
    const file = join(await createFolder(keep), 'hub-store.mjs')
    await build({
      entryPoints: [join(import.meta.dirname, 'hub-store.ts')],
      outfile: file,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
    })
    print(measure((await import(pathToFileURL(file).href)) as Store))
  })
}

interface UpdateCosts {
  /** Microseconds of CPU time, all threads. */
  update: number
  /** What the next search pays for the days that it makes again. */
  nextSearch: number
}

function measure(sources: Store): UpdateCosts {
  const { dayNumber, MeetingPointCache, meetingPointSchema, createCachedMeetingPoint, parseOccupancy } = sources
  const store = new MeetingPointCache('https://rdv.valbrume.example', BUDGET)
  const places = Array.from({ length: PLACES }, (_, index) => {
    const allDays = Array.from({ length: DAYS }, (_unused, day) => heldText(dayIn(2 + day), BOOKED_A_DAY)).join('')
    const point = meetingPointSchema.parse(meetingPoint(index, SLOTS_A_DAY))
    return { id: pointId(index), place: createCachedMeetingPoint(point, parseOccupancy(allDays)) }
  })
  for (const { id, place } of places) store.replace(id, place)
  const window = { start_date: dayIn(2), end_date: dayIn(1 + DAYS), reason: 'CNI', documents_number: 1 } as const
  const oldest = dayNumber(dayIn(-3))
  const now = Date.now()
  /** Bytes of all pieces. */
  const search = (): number => {
    let size = 0
    for (const { id } of places) {
      for (const bytes of store.search({ ...window, meeting_point_ids: [id], isGzip: true }, now)) size += bytes.length
    }
    return size
  }
  const costs = { update: [] as number[], nextSearch: [] as number[] }
  search()
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    // Each place gets or loses an appointment, as the look into the database tells of it.
    const changes = places.map(({ id }, index) => {
      const day = dayIn(2 + ((round * 7 + index) % DAYS))
      return { id, day, held: heldText(day, BOOKED_A_DAY + (round % 2)) }
    })
    const update = measureCpuTime(() => {
      for (const { id, day, held } of changes) store.holdOnDay(id, dayNumber(day), parseOccupancy(held), oldest)
    })
    const anew = measureCpuTime(search)
    // What the same searches cost when every day is there.
    const again = measureCpuTime(search)
    if (round < WARM_UP) continue
    costs.update.push(update / PLACES)
    costs.nextSearch.push((anew - again) / PLACES)
  }
  return { update: median(costs.update), nextSearch: median(costs.nextSearch) }
}

/** Starts and ends of appointments of a day, as the statement of the store gives them. */
function heldText(day: string, count: number): string {
  return Array.from({ length: count }, (_, slot) => `${day}T${formatTime(slot)}${day}T${formatTime(slot + 1)}`).join('')
}

function measureCpuTime(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

function print({ update, nextSearch }: UpdateCosts): void {
  const kept = DAYS * BOOKED_A_DAY
  console.log(`A booking in the store, beyond the statements (${kept} appointments kept, ${BOOKED_A_DAY} on that day)`)
  console.log(`  its update ${update.toFixed(1)} µs (goal at most 15 µs, aim 6 µs)`)
  console.log(`  the next search pays ${nextSearch.toFixed(1)} µs for its day and the next, made again\n`)
}
