import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { loadApi } from '../src/apis/index.js'
import { toFlag } from '../src/flags.js'
import { commandList } from '../src/generated/commands.gen.js'
import { run } from '../src/index.js'
import { toKebabCase } from '../src/names.js'
import { listRunnables } from '../src/program.js'
import { runCli } from './start-cli.js'

test('the help of the program lists every API', async () => {
  const { exitCode, stdout } = await runCli(['--help'])
  expect(exitCode).toBe(0)
  for (const { name, packageName } of commandList)
    expect(stdout).toMatch(new RegExp(`^  ${name} [^]*?${packageName}`, 'm'))
})

test.each(commandList)(
  '$name: its help lists every operation, and theirs every flag and secret',
  async ({ name, load }) => {
    const [{ commands }, api] = await Promise.all([load(), loadApi(name)])
    const runnables = listRunnables(commands, api)
    const list = await getHelp([name])
    for (const { operation, parameters } of runnables) {
      const command = toKebabCase(operation.operationId)
      expect(list).toContain(`\n  ${command} `)
      const help = await getHelp([name, command])
      // Wrapped to the terminal, so by words.
      expect(help.replaceAll(/\s+/g, ' ')).toContain(operation.summary.replaceAll(/\s+/g, ' '))
      for (const parameter of parameters) {
        if (parameter.isSecret) expect(help).not.toMatch(new RegExp(`^\\s+${toFlag(parameter)}[ \n]`, 'm'))
        else expect(help).toMatch(new RegExp(`^\\s+${toFlag(parameter)}[ \n]`, 'm'))
      }
      for (const setting of api.settings ?? []) if (setting.isSecret) expect(help).toContain(setting.variable)
      expect(help).toContain('--simulate')
    }
  },
)

test.each([[[]], [['ants-coordination']]])('without a command %j, help is an error', async (args) => {
  const { exitCode, stdout, stderr } = await runCli(args)
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
  expect(stderr).toContain('Usage: hub-cli')
})

async function getHelp(args: readonly string[]): Promise<string> {
  const stdout = new PassThrough()
  const printed = text(stdout)
  expect(await run([...args, '--help'], { stdout, stderr: new PassThrough() })).toBe(0)
  stdout.end()
  return printed
}
