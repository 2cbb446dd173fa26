import { fork } from 'node:child_process'
import { join } from 'node:path'
import { BASELINE, contenders } from './contenders.ts'

const ROUNDS = 15
const PARALLEL = 8
const CALLS = { 1: 480, 100: 160 }

/** Prints the CPU time of one complete call, by us and by peers, taken in turn so that a busy machine slows all alike. */
export async function benchCalls(): Promise<void> {
  const server = fork(join(import.meta.dirname, 'answer-server.ts'))
  const port = await new Promise<number>((resolve) => server.once('message', (message) => resolve(Number(message))))
  try {
    for (const kilobytes of [1, 100] as const) {
      const calls = contenders(`http://127.0.0.1:${port}/${kilobytes}`)
      printTable(kilobytes, await measure(calls, CALLS[kilobytes]))
    }
  } finally {
    server.disconnect()
  }
}

/** Median CPU time per call in microseconds, by contender. */
async function measure(calls: Record<string, () => Promise<unknown>>, count: number): Promise<Map<string, number>> {
  const rounds = new Map(Object.keys(calls).map((name) => [name, [] as number[]]))
  for (let round = -2; round < ROUNDS; round++) {
    for (const [name, call] of Object.entries(calls)) {
      const cost = await measureCpuTime(call, count)
      // The first rounds warm up the compiler and the connections.
      if (round >= 0) rounds.get(name)?.push(cost)
    }
  }
  return new Map([...rounds].map(([name, costs]) => [name, median(costs)]))
}

async function measureCpuTime(call: () => Promise<unknown>, count: number): Promise<number> {
  const before = process.cpuUsage()
  let left = count
  const lane = async (): Promise<void> => {
    while (left-- > 0) await call()
  }
  await Promise.all(Array.from({ length: PARALLEL }, lane))
  const { user, system } = process.cpuUsage(before)
  return (user + system) / count
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function printTable(kilobytes: number, costs: Map<string, number>): void {
  const baseline = costs.get(BASELINE) ?? Number.NaN
  console.log(
    `CPU time of one complete call, answer of ${kilobytes} kB (median of ${ROUNDS} rounds; 1.00 = ${BASELINE})`,
  )
  for (const [name, cost] of [...costs].toSorted(([, a], [, b]) => a - b)) {
    console.log(`  ${name.padEnd(24)} ${(cost / baseline).toFixed(2)}   ${Math.round(cost)} µs`)
  }
  console.log()
}
