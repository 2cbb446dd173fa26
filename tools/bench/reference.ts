// Reference data: what long lists and long files need of memory, in a process of its own.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const PROGRAMS = { iteration: 'reference-iteration.ts', export: 'reference-export.ts' } as const

/** Prints the heap that 100 000 structures and an export of 200 MB need, above that of the idle process. */
export async function benchReference(): Promise<void> {
  console.log('Reference data: heap above that of the idle process, at most, garbage collected before each look')
  for (const program of Object.values(PROGRAMS)) {
    const { stdout } = await run(process.execPath, ['--expose-gc', `${import.meta.dirname}/${program}`], {
      timeout: 300_000,
    })
    console.log(`  ${stdout.trim()}`)
  }
  console.log()
}
