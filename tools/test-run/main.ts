// Builds everything, runs all checks and tests, then prints the sum of what the tests of all packages reported, alone on a line:
//
//   1204 passed, 0 failed
//
// The exit status is 0 when all of them passed. The hub and the tools have the longest tests and need what all others build: they begin as
// soon as it is there, beside the packages, and not behind them. A build that fails is tried and told again among the checks; otherwise none
// of them touches what is built, which the others are reading.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { TEST_RESULTS } from '../presets/test-results.ts'
import { readPackages, WORKSPACE } from '../workspace.ts'
import { addUp, type TestReport } from './totals.ts'

const LONGEST = ['hub', 'hub-tools']
const CHECKS = 'typecheck test //#lint //#format:check //#unused //#openapi'.split(' ')

/** What Node.js compiled is kept: the same compilers and test runners are started some hundred times. */
const env = { NODE_COMPILE_CACHE: join(WORKSPACE, 'node_modules', '.cache', 'compiled'), ...process.env }

/** @returns its exit status */
async function turbo(...args: string[]): Promise<number> {
  const all = ['run', ...args, '--continue=dependencies-successful']
  const child = spawn('turbo', all, { env, stdio: 'inherit', shell: process.platform === 'win32' })
  try {
    const [status] = (await once(child, 'close')) as [number | null]
    return status ?? 1
  } catch (error) {
    console.error(`Cannot run turbo: ${(error as Error).message}. Use \`npm test\`.`)
    return 1
  }
}

const tested = readPackages(WORKSPACE)
  .filter(({ manifest }) => manifest.scripts?.['test'])
  .map(({ folder, path }) => ({ folder, results: join(path, TEST_RESULTS) }))

// What an earlier run left must not be counted for a package whose tests do not run this time.
for (const { results } of tested) rmSync(results, { force: true })
const isBuilt = (await turbo('build', '--output-logs=none')) === 0
const options = ['--output-logs=errors-only', ...(isBuilt ? ['--only'] : [])]
const statuses = await Promise.all([
  turbo('typecheck', 'test', ...LONGEST.map((name) => `--filter=${name}`), ...options),
  turbo(
    ...(isBuilt ? CHECKS : ['build', ...CHECKS]),
    ...LONGEST.map((name) => `--filter=!${name}`),
    '--concurrency=4',
    ...options,
  ),
])
const status = Math.max(isBuilt ? 0 : 1, ...statuses)

const ran = tested.filter(({ results }) => existsSync(results))
const missing = status === 0 ? [] : tested.filter((candidate) => !ran.includes(candidate))
const totals = addUp(ran.map(({ results }) => JSON.parse(readFileSync(results, 'utf8')) as TestReport))

console.log()
for (const { folder } of missing) console.log(`${folder}: its tests did not run, counted as one failure`)
if (totals.skipped > 0) console.log(`${totals.skipped} skipped`)
console.log(`${totals.passed} passed, ${totals.failed + missing.length} failed`)
process.exitCode = status
