import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createEnedisSimulator } from './simulators.js'
import { createFolder, serveFetch, startProgram } from './support.js'

const APPLICATION = { clientId: 'enedis-client', clientSecret: 'enedis-secret' }
const ARGS = ['22516914714270', '2025-01-01', '2025-07-01']

test('a backup that is killed goes on where it stopped, without a gap and without a day twice', async () => {
  await using folder = await createFolder()
  const BACKUP_FILE = join(folder.path, 'linky.jsonl')
  // Out of reach: a process knows nothing of the calls of one that was killed. Started within the same second, it is refused one more than
  // Enedis takes in a second, waits as long as Enedis says and asks for that window again.
  const { fetch: simulated } = createEnedisSimulator({ ...APPLICATION, callsPerSecond: 1_000 })
  const asked: string[] = []
  let onFourth: (() => void) | undefined
  await using enedis = await serveFetch((request) => {
    const { pathname, searchParams } = new URL(request.url)
    if (!pathname.includes('consommation')) return simulated(request)
    asked.push(String(searchParams.get('dateDebut')))
    if (asked.length !== 4) return simulated(request)
    // The fourth window never comes: the program is killed while it waits.
    onFourth?.()
    return new Promise<Response>(() => {})
  })
  const variables = {
    ENEDIS_API_URL: enedis.url,
    ENEDIS_CLIENT_ID: APPLICATION.clientId,
    ENEDIS_CLIENT_SECRET: APPLICATION.clientSecret,
    BACKUP_FILE,
  }
  const start = () => startProgram('linky-backup/backup.ts', ARGS, variables)
  const readWindows = async () =>
    (await readFile(BACKUP_FILE, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { start: string; end: string; next: string | null })

  const isWaiting = new Promise<void>((resolve) => (onFourth = resolve))
  await using first = start()
  await isWaiting
  first.child.kill('SIGKILL')
  await first.ended
  expect(await readWindows()).toHaveLength(3)
  // What a full disk leaves.
  await appendFile(BACKUP_FILE, '{"start":"2025-0')

  await using second = start()
  expect({ code: await second.ended, printed: second.printed }).toMatchObject({ code: 0 })
  const windows = await readWindows()
  expect([windows[0]?.start, windows.at(-1)?.end, windows.at(-1)?.next]).toEqual(['2025-01-01', '2025-07-01', null])
  for (const [index, { end }] of windows.slice(0, -1).entries()) expect(windows[index + 1]?.start).toBe(end)
  // Nothing was asked for twice but the window that never came.
  expect(asked).toEqual([...windows.slice(0, 4), ...windows.slice(3)].map((window) => window.start))

  await using third = start()
  expect({ code: await third.ended, printed: third.printed }).toEqual({ code: 0, printed: ['complete already'] })
})
