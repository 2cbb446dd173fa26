import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
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
