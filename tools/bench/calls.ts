import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { BASELINE, BEFORE, CONTENDER_NAMES } from './contenders.ts'

/** Processes of each contender, one after the other: two of the same may differ by half, since each compiles its code at other moments. */
const PROCESSES = 5
/** Of each process. In the first thousands of calls all of them pay more for compiling than for calling. */
const WARM_UP_ROUNDS = 20
const ROUNDS = 12
const CALLS = { 1: 240, 100: 80 }

/**
 * Prints the CPU time of one complete call, by us and by peers. Each contender is a process of its own; they take short turns, in another
 * order each round, so that what else the machine does slows all alike.
 *
 * @param before folder of another checkout, built, whose client is measured too
 */
export async function benchCalls(before?: string): Promise<void> {
  const server = fork(join(import.meta.dirname, 'answer-server.ts'))
  const [port] = (await once(server, 'message')) as [number]
  try {
    for (const kilobytes of [1, 100] as const) {
      const rounds = await measure(`http://127.0.0.1:${port}/${kilobytes}`, CALLS[kilobytes], before)
      printTable(kilobytes, rounds)
    }
  } finally {
    server.disconnect()
  }
}

/** Microseconds of CPU time per call, round by round, of each contender. */
async function measure(baseUrl: string, count: number, before?: string): Promise<Map<string, number[]>> {
  const names = before === undefined ? CONTENDER_NAMES : [...CONTENDER_NAMES, BEFORE]
  const costs = new Map(names.map((name) => [name, [] as number[]]))
  for (let processes = 0; processes < PROCESSES; processes++) await measureProcesses(costs, baseUrl, count, before)
  return costs
}

/** Adds the rounds of one process of each contender. */
async function measureProcesses(
  costs: Map<string, number[]>,
  baseUrl: string,
  count: number,
  before?: string,
): Promise<void> {
  const names = [...costs.keys()]
  const callers = new Map<string, ChildProcess>()
  try {
    for (const name of names) {
      const caller = fork(join(import.meta.dirname, 'caller.ts'), [name, baseUrl, before ?? ''])
      callers.set(name, caller)
      await nextMessage(caller)
    }
    for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
      for (const name of shuffle(names)) {
        const caller = callers.get(name) as ChildProcess
        caller.send(count)
        const cost = Number(await nextMessage(caller))
        if (round >= 0) costs.get(name)?.push(cost)
      }
    }
  } finally {
    for (const caller of callers.values()) caller.disconnect()
  }
}

function nextMessage(caller: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error(`${caller.spawnargs.join(' ')} ended`))
    caller.once('exit', onExit)
    caller.once('message', (message) => {
      caller.off('exit', onExit)
      resolve(message)
    })
  })
}

function shuffle(names: readonly string[]): string[] {
  return names
    .map((name) => ({ name, place: Math.random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ name }) => name)
}

function printTable(kilobytes: number, costs: Map<string, number[]>): void {
  const baseline = costs.get(BASELINE) ?? []
  console.log(
    `CPU time of one complete call, answer of ${kilobytes} kB (1.00 = ${BASELINE} in the same round; median of ${PROCESSES * ROUNDS} rounds of ${PROCESSES} processes, and the middle half)`,
  )
  const rows = [...costs].map(([name, values]) => {
    const ratios = values.map((value, round) => value / (baseline[round] ?? Number.NaN))
    const [low, middle, high] = [0.25, 0.5, 0.75].map((part) => quantile(ratios, part)) as [number, number, number]
    return { name, low, middle, high, cost: quantile(values, 0.5) }
  })
  for (const { name, low, middle, high, cost } of rows.toSorted((one, other) => one.middle - other.middle)) {
    const spread = `${low.toFixed(2)} to ${high.toFixed(2)}`
    console.log(`  ${name.padEnd(24)} ${middle.toFixed(2)}   ${spread}   ${Math.round(cost)} µs`)
  }
  console.log()
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * part)] ?? Number.NaN
}
