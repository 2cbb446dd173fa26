import { readFileSync, rmSync } from 'node:fs'

/** Run by vitest.thorough.config.ts around all files. */
export default function setup(): () => void {
  return () => {
    const file = process.env.HUB_TEST_COUNTS ?? ''
    try {
      process.stdout.write(`\nCounts\n${readFileSync(file, 'utf8')}`)
    } catch {
      process.stdout.write('\nNothing was counted: every test was skipped, or failed before.\n')
    }
    // The file alone: whoever names one says nothing about the folder that it is in.
    if (file !== '') rmSync(file, { force: true })
  }
}
