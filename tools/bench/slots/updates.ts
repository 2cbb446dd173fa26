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
    print(await measure((await import(pathToFileURL(file).href)) as Store))
  })
}

interface UpdateCosts {
  /** Microseconds of CPU time, all threads. */
  update: number
  remadeBlock: number
}

async function measure(sources: Store): Promise<UpdateCosts> {
  const { BLOCK_DAYS, dayNumber, MeetingPointCache, meetingPointSchema, createCachedMeetingPoint, parseOccupancy } =
    sources
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
  const search = async (): Promise<void> => {
    for (const { id } of places) await store.slots(id, window, now)
  }
  const blocksKept = (): number => places.reduce((sum, { place }) => sum + place.blocks.size, 0)
  const costs = { update: [] as number[], remadeBlock: [] as number[] }
  await search()
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const kept = blocksKept()
    // Each place gets or loses an appointment, as the look into the database tells of it.
    const changes = places.map(({ id }, index) => {
      const day = dayIn(2 + ((round * 7 + index) % (DAYS - BLOCK_DAYS)))
      return { id, day, held: heldText(day, BOOKED_A_DAY + (round % 2)) }
    })
    const update = await measureCpuTime(() => {
      for (const { id, day, held } of changes) store.holdOnDay(id, dayNumber(day), parseOccupancy(held), oldest)
    })
    const dropped = kept - blocksKept()
    const anew = await measureCpuTime(search)
    // What the same searches cost when every block is there.
    const again = await measureCpuTime(search)
    if (blocksKept() !== kept || dropped < PLACES) throw new Error('The store did not drop and remake blocks.')
    if (round < WARM_UP) continue
    costs.update.push(update / PLACES)
    costs.remadeBlock.push((anew - again) / dropped)
  }
  return { update: median(costs.update), remadeBlock: median(costs.remadeBlock) }
}

/** Starts and ends of appointments of a day, as the statement of the store gives them. */
function heldText(day: string, count: number): string {
  return Array.from({ length: count }, (_, slot) => `${day}T${formatTime(slot)}${day}T${formatTime(slot + 1)}`).join('')
}

async function measureCpuTime(work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

function print({ update, remadeBlock }: UpdateCosts): void {
  const kept = DAYS * BOOKED_A_DAY
  console.log(`A booking in the store, beyond the statements (${kept} appointments kept, ${BOOKED_A_DAY} on that day)`)
  console.log(`  its update ${update.toFixed(1)} µs (goal at most 10 µs)`)
  console.log(`  the next search pays ${remadeBlock.toFixed(1)} µs for each block of 8 days that it makes again\n`)
}
