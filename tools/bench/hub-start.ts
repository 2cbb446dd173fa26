import { join } from 'node:path'
import { WORKSPACE } from '../workspace.ts'
import { HUB_PROGRAM, hubVariables, readyPort } from './slots/hub.ts'
import { startMeasured } from './slots/measured-process.ts'
import { type Keep, phase } from './slots/phase.ts'
import { createStorage } from './slots/storage.ts'

const ROUNDS = 5
const MAX_BENCH_SECONDS = 900

/**
 * Prints the CPU time that a hub takes until it is ready: its first start, which creates the tables, and later ones.
 *
 * @param before folder of another checkout, built, whose hub starts in turns with ours
 */
export async function benchHubStart(before?: string): Promise<void> {
  const roots = { hub: WORKSPACE, ...(before !== undefined && { 'hub, before': before }) }
  await phase('Start of the hub', MAX_BENCH_SECONDS, async (keep) => {
    const contenders = await Promise.all(
      Object.entries(roots).map(async ([name, root]) => ({
        name,
        root,
        storage: await createStorage(keep),
        costs: [] as number[],
      })),
    )
    for (let round = 0; round <= ROUNDS; round++)
      for (const { root, storage, costs } of contenders) costs.push(await measureStart(root, storage.env, keep))
    console.log(
      `Start of the hub until it is ready, sandbox: CPU time, of the first and the median of ${ROUNDS} later starts`,
    )
    for (const { name, costs } of contenders) {
      const [first = Number.NaN, ...later] = costs
      const median = later.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? Number.NaN
      console.log(`  ${name.padEnd(24)} first ${(first / 1e6).toFixed(2)} s, later ${(median / 1e6).toFixed(2)} s`)
    }
    console.log()
  })
}

/** Microseconds, all threads; the process is gone when this returns. */
async function measureStart(root: string, storage: Record<string, string>, keep: Keep): Promise<number> {
  let stop: (() => void | Promise<void>) | undefined
  const hub = await startMeasured(
    { args: [join(root, HUB_PROGRAM), 'serve'], env: { ...hubVariables(), ...storage }, portIn: readyPort },
    (release) => {
      stop = release
      keep(release)
    },
  )
  const cost = await hub.ask('cpu')
  await stop?.()
  return cost
}
