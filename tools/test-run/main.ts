// Runs the command given as arguments, then prints the sum of what the tests of all packages reported, alone on a line:
//
//   1204 passed, 0 failed
//
// The exit status is the command's.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { TEST_RESULTS } from '../presets/test-results.ts'
import { readPackages, WORKSPACE } from '../workspace.ts'
import { addUp, type TestReport } from './totals.ts'

const [command = '', ...args] = process.argv.slice(2)
const tested = readPackages(WORKSPACE)
  .filter(({ manifest }) => manifest.scripts?.['test'])
  .map(({ folder, path }) => ({ folder, results: join(path, TEST_RESULTS) }))

// What an earlier run left must not be counted for a package whose tests do not run this time.
for (const { results } of tested) rmSync(results, { force: true })
const { status, error } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
if (error) console.error(`Cannot run ${command}: ${error.message}. Use \`npm test\`.`)

const ran = tested.filter(({ results }) => existsSync(results))
const missing = status === 0 ? [] : tested.filter((candidate) => !ran.includes(candidate))
const totals = addUp(ran.map(({ results }) => JSON.parse(readFileSync(results, 'utf8')) as TestReport))

console.log()
for (const { folder } of missing) console.log(`${folder}: its tests did not run, counted as one failure`)
if (totals.skipped > 0) console.log(`${totals.skipped} skipped`)
console.log(`${totals.passed} passed, ${totals.failed + missing.length} failed`)
process.exitCode = status ?? 1
