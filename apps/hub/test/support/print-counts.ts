import { readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'

/** Run by vitest.thorough.config.ts around all files. */
export default function setup(): () => void {
  return () => {
    const file = process.env.HUB_TEST_COUNTS ?? ''
    try {
      process.stdout.write(`\nCounts\n${readFileSync(file, 'utf8')}`)
    } catch {
      process.stdout.write('\nNothing was counted: every test was skipped, or failed before.\n')
    }
    rmSync(dirname(file), { recursive: true, force: true })
  }
}
