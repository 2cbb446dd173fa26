// Every command of every API against the simulators: the first one of each API as the built program in a process of its own, the others in
// this process. In `npm run test:thorough` each has a process.
import { describe, expect, test } from 'vitest'
import { loadApi } from '../src/apis/index.js'
import { commandList } from '../src/generated/commands.gen.js'
import { toKebabCase } from '../src/names.js'
import { listRunnables } from '../src/program.js'
import { callCli } from './call-cli.js'
import { calls } from './calls.js'
import { runCli } from './start-cli.js'

const IS_THOROUGH = process.env['HUB_TEST_THOROUGH'] === '1'

/** The hub has no simulator: it has a sandbox of its own, and a test in tools/readme. */
const apis = commandList.filter(({ name }) => name !== 'hub')

describe.each(apis)('$name', ({ name, load }) => {
  test('has a call of each command in this test', async () => {
    const [{ commands }, api] = await Promise.all([load(), loadApi(name)])
    const names = listRunnables(commands, api).map(({ operation }) => toKebabCase(operation.operationId))
    expect(Object.keys(calls[name] ?? {}).toSorted()).toEqual(names.toSorted())
  })

  const rows = Object.entries(calls[name] ?? {})
  test.concurrent.each(rows)('%s', async (command, { args, exitCode = 0, shows = '', input = '' }) => {
    const start = command === rows[0]?.[0] || IS_THOROUGH ? runCli : callCli
    const ended = await start([name, command, ...args, '--simulate'], { input })
    expect(ended).toMatchObject({ exitCode, ...(exitCode === 0 && { stderr: '' }) })
    expect(exitCode === 0 ? ended.stdout : ended.stderr).toContain(shows)
    // One document, or one a line.
    for (const line of ended.stdout.split('\n').filter(Boolean)) expect(() => JSON.parse(line) as unknown).not.toThrow()
    if (exitCode !== 0) expect(ended.stdout).toBe('')
  })
})
