import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../../../tools/checks/markdown.js'
import { loadApi } from '../src/apis/index.js'
import { commandList } from '../src/generated/commands.gen.js'
import { EXIT_CODES } from '../src/index.js'
import { runCli } from './start-cli.js'

const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8')
const { codeBlocks } = readMarkdown(readme)
const commands = codeBlocks.flatMap(({ language, code }, index) => {
  const next = codeBlocks[index + 1]
  const answer = next?.language === 'json' ? next.code.trim() : undefined
  return language === 'sh' && code.startsWith('npx @hub/cli ') ? [{ command: code.trim(), answer }] : []
})

test('the README shows commands', () => {
  expect(commands.length).toBeGreaterThan(2)
})

test.each(commands)('$command', async ({ command, answer }) => {
  const { exitCode, stdout } = await runCli(command.split(' ').slice(2))
  expect(exitCode).toBe(0)
  if (answer !== undefined) expect(stdout.trim()).toBe(answer)
})

describe('what the README lists is what there is', () => {
  test.each(commandList)('the variables of $name', async ({ name }) => {
    const row = readme.split('\n').find((line) => new RegExp(`^\\|.*\`${name}\`.*\\| \``).test(line)) ?? ''
    for (const { isRequired, variable } of (await loadApi(name)).settings ?? [])
      if (isRequired) expect(row).toContain(`\`${variable}\``)
  })

  test('exit codes', () => {
    const listed = [...readme.matchAll(/^\| (\d+(?:, \d+)*) \|/gm)].flatMap(([, codes = '']) =>
      codes.split(', ').map(Number),
    )
    expect(new Set(listed)).toEqual(new Set(Object.values(EXIT_CODES)))
  })
})
