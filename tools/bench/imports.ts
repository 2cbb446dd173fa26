// What importing a client costs: the CPU time of a process that imports it, over that of one that imports an empty module.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const CLIENTS = ['@hub/ants-client', '@hub/adresse-client', '@hub/enedis-client', '@hub/sirene-client']
const ROUNDS = 15

/** Prints the milliseconds of CPU time that each import adds, as the median of interleaved runs. */
export function printImportCosts(): void {
  const folder = mkdtempSync(join(tmpdir(), 'hub-imports-'))
  try {
    const empty = join(folder, 'empty.mjs')
    writeFileSync(empty, 'export {}\n')
    const modules = [pathToFileURL(empty).href, ...CLIENTS.map((name) => import.meta.resolve(name))]
    const costs = modules.map((): number[] => [])
    for (let round = 0; round < ROUNDS; round++)
      for (const [index, module] of modules.entries()) costs[index]?.push(measure(module))
    const [base = 0, ...others] = costs.map(median)
    console.log('importing a client, over an empty module (CPU time; wanted: 15 ms at most)')
    for (const [index, name] of CLIENTS.entries())
      console.log(`  ${name.padEnd(24)} ${((others[index] ?? 0) - base).toFixed(1)} ms`)
    console.log('')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measure(module: string): number {
  const program = `await import(${JSON.stringify(module)})\nconst { user, system } = process.cpuUsage()\nconsole.log(user + system)`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })
  return Number(stdout) / 1_000
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
