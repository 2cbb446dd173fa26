import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeBlocks, promisedLines, runModule } from '../../../tools/readme/run-code-blocks.js'
import { typeCheck } from '../../../tools/readme/type-check.js'
import { atTheEnd } from './support.js'

const folder = join(import.meta.dirname, '..')
const blocks = codeBlocks(readFileSync(join(folder, 'README.md'), 'utf8'), 'ts')
const storeProgram = readFileSync(join(import.meta.dirname, 'postgres-token-store.ts'), 'utf8').trim()

/** The programs that the README shows; a block without imports goes on with the program before it. */
const programs: string[] = []
for (const block of blocks) programs.push(block.startsWith('import') ? block : `${programs.pop() ?? ''}\n${block}`)
const promising = programs.filter((program) => promisedLines(program).length > 0)

test('the README shows a sign-in, a file, a database, a bearer and a simulator', () => {
  expect(programs).toHaveLength(5)
  expect(promising).toHaveLength(3)
})

test('the store in a database is the one that is tested', () => {
  expect(programs.map((program) => program.trim())).toContain(storeProgram)
})

test.each(promising.map((program, index) => [index, program] as const))(
  'program %i prints what it says',
  async (_, program) => {
    // A folder of its own for what it writes, where the packages are found as in this one.
    const scratch = mkdtempSync(join(folder, 'node_modules', '.readme-'))
    atTheEnd(() => rmSync(scratch, { recursive: true, force: true }))
    const code = program.replace("'data/", `'${scratch}/data/`)
    expect(await runModule(code, folder)).toEqual(promisedLines(program))
  },
)

test('all of it is correctly typed, by the published declarations', () => {
  const files = Object.fromEntries(programs.map((program, index) => [`program-${index}.ts`, program]))
  expect(typeCheck(folder, files, { noPropertyAccessFromIndexSignature: false })).toBe('')
})
