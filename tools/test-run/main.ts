// Builds everything, runs all checks and tests, then prints the sum of what the tests of all packages reported, alone on a line:
//
//   1204 passed, 0 failed
//
// The exit status is 0 when all of them passed. The hub and the tools have the longest tests and need what all others build, which is why all
// is built first. A build that fails is tried and told again among the checks; otherwise none of them touches what is built, which the others
// are reading.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { TEST_RESULTS } from '../presets/test-results.ts'
import { readPackages, WORKSPACE } from '../workspace.ts'
import { addUp, type TestReport } from './totals.ts'

const CHECKS = 'typecheck test //#lint //#format:check //#unused //#openapi'.split(' ')

/** @returns its exit status */
function turbo(...args: string[]): number {
  const all = ['run', ...args, '--continue=dependencies-successful']
  const { status, error } = spawnSync('turbo', all, { stdio: 'inherit', shell: process.platform === 'win32' })
  if (error) console.error(`Cannot run turbo: ${error.message}. Use \`npm test\`.`)
  return status ?? 1
}

const tested = readPackages(WORKSPACE)
  .filter(({ manifest }) => manifest.scripts?.['test'])
  .map(({ folder, path }) => ({ folder, results: join(path, TEST_RESULTS) }))

// What an earlier run left must not be counted for a package whose tests do not run this time.
for (const { results } of tested) rmSync(results, { force: true })
const isBuilt = turbo('build', '--output-logs=none') === 0
const checks = isBuilt ? [...CHECKS, '--only'] : ['build', ...CHECKS]
const status = turbo(...checks, '--concurrency=4', '--output-logs=errors-only') || (isBuilt ? 0 : 1)

const ran = tested.filter(({ results }) => existsSync(results))
const missing = status === 0 ? [] : tested.filter((candidate) => !ran.includes(candidate))
const totals = addUp(ran.map(({ results }) => JSON.parse(readFileSync(results, 'utf8')) as TestReport))

console.log()
for (const { folder } of missing) console.log(`${folder}: its tests did not run, counted as one failure`)
if (totals.skipped > 0) console.log(`${totals.skipped} skipped`)
console.log(`${totals.passed} passed, ${totals.failed + missing.length} failed`)
process.exitCode = status
