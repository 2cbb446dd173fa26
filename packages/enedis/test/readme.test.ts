import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeBlocks, promisedLines, runModule } from '../../../tools/readme/run-code-blocks.js'
import { typeCheck } from '../../../tools/readme/type-check.js'

const folder = join(import.meta.dirname, '..')

/** The programs that a README shows. A block that imports the client begins one, any other goes on with the program before it. */
function readPrograms(name: string): string[] {
  const programs: string[] = []
  for (const block of codeBlocks(readFileSync(join(folder, name), 'utf8'), 'ts')) {
    const isFirst = /^import .*createEnedisClient/m.test(block)
    programs.push(isFirst ? block : `${programs.pop() ?? ''}\n${block}`)
  }
  return programs
}

describe.each([
  ['README.md', 2],
  ['README.fr.md', 1],
])('%s', (name, count) => {
  const programs = readPrograms(name)

  test('its programs print what they promise', async () => {
    expect(programs).toHaveLength(count)
    for (const program of programs) {
      expect(promisedLines(program)).not.toEqual([])
      expect(await runModule(program, folder)).toEqual(promisedLines(program))
    }
  })

  test('all of it is correctly typed, by the published declarations', () => {
    const files = Object.fromEntries(programs.map((program, index) => [`program-${index}.ts`, program]))
    expect(typeCheck(folder, files)).toBe('')
  })
})
