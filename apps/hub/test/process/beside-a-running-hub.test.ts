// What is refused while a hub has the data directory to itself, and the way round that is told.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type HubProcess, runCommand, startServing } from '../support/hub-process.js'
import { agenda, meetingPoint } from '../support/points.js'
import { usedDirectory, type UsedDirectory } from '../support/used-directory.js'

describe('beside a running hub', () => {
  let directory: UsedDirectory
  let hub: HubProcess
  let url: string

  beforeAll(async () => {
    directory = await usedDirectory()
    ;({ hub, url } = await startServing(directory.environment))
  })
  afterAll(async () => {
    await hub[Symbol.asyncDispose]()
    await directory[Symbol.asyncDispose]()
  })

  test('a second one on the same data directory is refused with a sentence, and the first goes on', async () => {
    const second = await runCommand(directory.environment)
    expect(second.code).toBe(1)
    expect(second.stderr).toMatch(
      new RegExp(`^The data directory .* is in use by another process \\(${hub.child.pid}\\)\\.\n$`),
    )
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  test.each([
    [['migrate'], /up to date/],
    [['keys', 'list'], /stop that hub first, or give it the key by HUB_API_KEYS/],
    [['keys', 'create', 'name', '--features', 'ants'], /stop that hub first/],
    [['declarations', 'list'], /GET \/api\/v1\/appointments/],
    [['declarations', 'retry', 'some-id'], /stop that hub first/],
    [['approvals', 'list', '--stuck'], /GET \/api\/v1\/approvals/],
    [['approvals', 'retry', '999991234567'], /stop that hub first/],
    [['jobs', 'run', 'synchronize-declarations'], /stop that hub first/],
    [['import', 'agenda', 'agenda.json'], /send the file to that hub with --to URL --key KEY/],
  ])('the command %j says the way round', async (args, sentence) => {
    const { HUB_DATA_DIR } = directory.environment
    await writeFile(join(HUB_DATA_DIR, 'agenda.json'), JSON.stringify(agenda(meetingPoint('a'))))
    const result = await runCommand({ HUB_DATA_DIR, INIT_CWD: HUB_DATA_DIR }, ...args)
    expect(result).toMatchObject({ code: 1, stdout: '' })
    expect(result.stderr).toMatch(sentence)
    expect(result.stderr.trim().split('\n')).toHaveLength(1)
  })
})
