import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { codeBlocks, promisedLines, runModule } from '../../../tools/readme/run-code-blocks.js'
import { typeCheck } from '../../../tools/readme/type-check.js'

const folder = join(import.meta.dirname, '..')
const blocks = codeBlocks(readFileSync(join(folder, 'README.md'), 'utf8'), 'ts')

/** The programs that the README shows. A block that imports the client begins one, any other goes on with the program before it. */
const programs: string[] = []
for (const block of blocks) {
  const isFirst = /^import .*createApiParticulierClient/m.test(block)
  programs.push(isFirst ? block : `${programs.pop() ?? ''}\n${block}`)
}

test('the README shows a first call and a simulator', () => {
  expect(programs).toHaveLength(2)
  for (const program of programs) expect(promisedLines(program)).not.toEqual([])
})

test.each(programs.map((program, index) => [index, program] as const))(
  'program %i prints what it promises',
  async (_, program) => {
    expect(await runModule(program, folder)).toEqual(promisedLines(program))
  },
)

test('all of it is correctly typed, by the published declarations', () => {
  const files = Object.fromEntries(programs.map((program, index) => [`program-${index}.ts`, program]))
  expect(typeCheck(folder, files)).toBe('')
})
