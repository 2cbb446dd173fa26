import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { codeBlocks, promisedLines, runModule } from '../../../tools/readme/run-code-blocks.js'
import { faults } from '../src/faults/index.js'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

it('shows the fault matrix as it is', () => {
  const rows = faults.map(({ name, outcome, repeated, unknownOutcome }) => {
    const result = outcome === 'value' ? 'the value' : `\`${outcome}\``
    return `| ${name} | ${result} | ${repeated ? 'yes' : 'no'} | ${unknownOutcome ? 'yes' : 'no'} |`
  })
  const table = [
    '| the server | the client | sent again | unknown outcome |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
  const shown = /<!-- fault matrix: .*? -->\n([^]*?)<!-- end of the fault matrix -->/.exec(readme)?.[1]?.trim()
  expect(shown).toBe(table)
})

const programs = codeBlocks(readme, 'ts').filter((code) => promisedLines(code).length > 0)

it('shows a first program, and one for hooks, rate limits, streams and refusals', () =>
  expect(programs).toHaveLength(5))

it.each(programs.map((code) => [code.slice(0, code.indexOf('\n')), code]))(
  '%s: prints what it says',
  async (_, code) => {
    expect(await runModule(code, join(import.meta.dirname, '..'))).toEqual(promisedLines(code))
  },
)
