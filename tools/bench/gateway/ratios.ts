// What reading a cached week and signing in cost, beside the part of each that cannot be had for less.
import { median } from '../slots/costs.ts'
import { phase } from '../slots/phase.ts'
import { type GatewayHub, startGatewayHub, type Work } from './hub.ts'
import { RESOURCES, weekPath } from './paths.ts'

const ROUNDS = 9
const READS = { warmUp: 600, round: 150 }
/** A hash takes a good part of a second. */
const HASHES = { warmUp: 1, round: 2 }
/** Seconds, on a machine that is busy with other things. */
const LIMIT = 600

export function benchRatios(): Promise<void> {
  return phase('the gateway', LIMIT, async (keep) => {
    const hub = await startGatewayHub(keep)
    console.log(`A cached week, without HTTP: ratio to reading and opening the same entries alone (goal at most 3)`)
    for (const [name, resource] of Object.entries(RESOURCES)) {
      const path = weekPath(resource, hub.point)
      const { status } = await fetch(hub.process.url + path, { headers: hub.headers })
      if (status !== 200) throw new Error(`The first read answered ${status}.`)
      const { own, alone } = await compare(hub, { own: 'week', alone: 'alone' }, READS, path)
      console.log(
        `  ${name.padEnd(14)} ${(own / alone).toFixed(2)}   ${Math.round(own)} µs, ${Math.round(alone)} µs alone`,
      )
    }
    const { own, alone } = await compare(hub, { own: 'sign-in', alone: 'hash' }, HASHES)
    const milliseconds = (microseconds: number): string => `${Math.round(microseconds / 1_000)} ms`
    console.log(
      `Sign-in: ${(own / alone).toFixed(3)} of the password hash alone (goal at most 1.1); ${milliseconds(own)}, ${milliseconds(alone)} alone\n`,
    )
  })
}

/** Medians of CPU time, taken in turn, so that a busy machine slows both alike. */
async function compare(
  hub: GatewayHub,
  works: { own: Work; alone: Work },
  { warmUp, round: count }: { warmUp: number; round: number },
  path?: string,
): Promise<{ own: number; alone: number }> {
  const own: number[] = []
  const alone: number[] = []
  for (let round = -1; round < ROUNDS; round++) {
    const times = round < 0 ? warmUp : count
    const costs = [await hub.measure(works.own, times, path), await hub.measure(works.alone, times, path)] as const
    if (round < 0) continue
    own.push(costs[0])
    alone.push(costs[1])
  }
  return { own: median(own), alone: median(alone) }
}
