// What a hub finds again when it is started where one ran before.
import { exec } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { runCommand, startServing } from '../support/hub-process.js'
import { usedDirectory } from '../support/used-directory.js'

const shell = promisify(exec)

describe('the next starts', () => {
  test('the demo agenda is loaded once: what was deleted stays deleted', async () => {
    await using directory = await usedDirectory()
    const file = join(directory.environment.HUB_DATA_DIR, 'empty.json')
    await writeFile(file, JSON.stringify({ meeting_points: [] }))
    expect(await runCommand(directory.environment, 'import', 'agenda', file, '--prune')).toMatchObject({ code: 0 })
    const { hub } = await startServing(directory.environment)
    await using _ = hub
    const line = hub.output.stdout
      .split('\n')
      .find((each) => each.includes('getManagedMeetingPoints') && each.includes('curl'))
    expect((await shell(`${line} -s`)).stdout).toBe('[]')
  })

  test('declarations are listed, started again, and done without a server', async () => {
    await using directory = await usedDirectory()
    const run = (...args: string[]) => runCommand(directory.environment, ...args)
    expect(await run('declarations', 'list', '--stuck')).toMatchObject({ code: 0, stderr: 'Nothing is stuck.\n' })
    const retry = await run('declarations', 'retry', 'some-id')
    expect(retry).toMatchObject({ code: 1 })
    expect(retry.stderr).toMatch(/^No declaration or appointment has the id some-id: .*\n$/)
    const job = await run('jobs', 'run', 'synchronize-declarations')
    expect(job).toMatchObject({ code: 0 })
    expect(job.stdout).toContain('settled: 0\n')
  })

  test('a hub that was killed leaves no lock behind', async () => {
    await using directory = await usedDirectory()
    const { hub } = await startServing(directory.environment)
    hub.child.kill('SIGKILL')
    await hub.ended
    const next = await startServing(directory.environment)
    await using _ = next.hub
    expect((await fetch(`${next.url}/readyz`)).status).toBe(200)
  })

  test('a database of one mode refuses the other', async () => {
    await using directory = await usedDirectory()
    const result = await runCommand({
      ...directory.environment,
      HUB_UPSTREAMS: 'ants',
      HUB_EMBEDDED_LIVE: 'true',
      HUB_PUBLIC_URL: 'https://rdv.valbrume.example',
      HUB_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
      HUB_TRUSTED_PROXIES: '127.0.0.1',
      ANTS_HUB_AUTH_TOKENS: 'token-of-ants-0123456789',
      ANTS_RDV_API_URL: 'https://coordination.example',
      ANTS_RDV_OPT_AUTH_TOKEN: 'our-token-at-ants',
    })
    expect(result.code).toBe(1)
    expect(result.stdout).not.toContain('"msg":"ready"')
    expect(result.stderr).toMatch(/^This database was made for a sandbox hub and this one is live: .*\n$/)
  })
})
