// The command line against the real hub, over a real socket: each kind of call that its document has.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WORKSPACE } from '../workspace.ts'
import { type RunningHub, startHub } from './hub-process.ts'

const run = promisify(execFile)
const MAIN = join(WORKSPACE, 'packages/cli/dist/main.js')
let hub: RunningHub
let secrets: Record<string, string>

beforeAll(async () => {
  hub = await startHub()
  secrets = JSON.parse(readFileSync(join(hub.dataDirectory, 'demo-secrets.json'), 'utf8')) as Record<string, string>
}, 600_000)
afterAll(() => hub[Symbol.asyncDispose]())

async function call(...args: readonly string[]): Promise<unknown> {
  const { PATH } = process.env
  const environment = {
    HUB_URL: `http://${hub.address}`,
    HUB_API_KEY: secrets['api_key'],
    ANTS_EDITOR_URL: `http://${hub.address}/api/ants`,
    ANTS_HUB_AUTH_TOKEN: secrets['ants_token'],
  }
  const { stdout, stderr } = await run(process.execPath, [MAIN, ...args], { env: { PATH, ...environment } })
  expect(stderr).toBe('')
  for (const secret of Object.values(secrets)) expect(stdout).not.toContain(secret)
  return JSON.parse(stdout) as unknown
}

it('reads, writes and deletes by the key of a partner', async () => {
  const { items } = (await call('hub', 'list-meeting-points', '--limit', '1')) as { items: Record<string, unknown>[] }
  const { id: _, ...point } = items[0] ?? {}
  const body = JSON.stringify({ ...point, name: 'Mairie de la ligne de commande' })
  await call('hub', 'put-meeting-point', '--id', 'cli', '--body', body)
  expect(await call('hub', 'get-meeting-point', '--id', 'cli')).toMatchObject({
    name: 'Mairie de la ligne de commande',
  })
  await call('hub', 'delete-meeting-point', '--id', 'cli')
  await expect(call('hub', 'get-meeting-point', '--id', 'cli')).rejects.toMatchObject({ code: 4 })
})

it('asks an editor what ANTS asks', async () => {
  expect(await call('ants-editor', 'get-managed-meeting-points')).toContainEqual(
    expect.objectContaining({ id: 'ajaccio' }),
  )
  expect(await call('ants-editor', 'search-application-ids', '--application-ids', 'A123456789')).toEqual({
    A123456789: [],
  })
})
