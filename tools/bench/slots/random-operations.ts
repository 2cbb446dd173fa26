// The hub's own test of the store against the naive rule, over ten times as many random operations as `npm test` does.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { TEST_RESULTS } from '../../presets/test-results.ts'
import { WORKSPACE } from '../../workspace.ts'
import { phase } from './phase.ts'

const HUB = join(WORKSPACE, 'apps/hub')

/** The part of vitest's report that is read here; durations in milliseconds. */
interface TestReport {
  testResults: { assertionResults: { title: string; duration?: number }[] }[]
}

export interface RandomOperationsRun {
  /** 0 skips it. */
  operations: number
  /** After which it is given up. */
  seconds: number
}

/** @throws when an answer was not what the naive rule says, which is no matter of time */
export async function benchRandomOperations({ operations, seconds }: RandomOperationsRun): Promise<void> {
  if (operations === 0) {
    console.log('Random operations against the naive rule: SKIPPED, a part of --long (npm test runs 100 000)\n')
    return
  }
  await phase('random operations', seconds, async (keep) => {
    const vitest = join(WORKSPACE, 'node_modules/vitest/vitest.mjs')
    // In a thread: a process of its own would live on when this one is ended.
    const child = spawn(process.execPath, [vitest, 'run', '--pool=threads', 'test/slot-store/random.test.ts'], {
      cwd: HUB,
      env: { ...process.env, HUB_TEST_OPERATIONS: String(operations) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const ended = once(child, 'close')
    keep(async () => {
      child.kill('SIGKILL')
      await ended
    })
    const printed = await Promise.all([text(child.stdout), text(child.stderr)])
    const [code] = await ended
    // It tells the operation after which the answers differed.
    if (code !== 0) throw new Error(`vitest ended with ${code}:\n${printed.join('')}`)
    const { testResults } = JSON.parse(await readFile(join(HUB, TEST_RESULTS), 'utf8')) as TestReport
    const result = testResults[0]?.assertionResults[0]
    console.log(`${result?.title}: yes, in ${Math.round((result?.duration ?? 0) / 1_000)} s\n`)
  })
}
