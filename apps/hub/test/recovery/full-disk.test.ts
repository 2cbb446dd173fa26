// A disk that fills up under the embedded database: it goes on reading, says so, and writes again once there is room.
import { cp, open, readFile, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { runCommand, startServing } from '../support/hub-process.js'
import { agenda, meetingPoint } from '../support/points.js'
import { type Mounted, mount, withoutMounts } from '../support/small-disk.js'
import { report, times } from '../support/thorough.js'
import { usedDirectory } from '../support/used-directory.js'

const MEGABYTE = 1_048_576
const ROUNDS = times(1, 5)

/** Fills a disk until only so much is left; removing the file makes room again. */
async function fill({ directory }: Mounted, left: number): Promise<{ empty(): Promise<void> }> {
  const path = join(directory, `ballast-${left}`)
  const file = await open(path, 'w')
  const block = Buffer.alloc(MEGABYTE)
  for (;;) {
    const { bavail, bsize } = await statfs(directory)
    if (bavail * bsize < left + MEGABYTE) break
    await file.write(block)
  }
  await file.close()
  return { empty: () => rm(path) }
}

describe.skipIf(withoutMounts !== '')(`a full disk${withoutMounts}`, () => {
  test('writes are refused, reads go on, and all recovers', { timeout: 600_000 }, async () => {
    await using disk = await mount('-t', 'tmpfs', '-o', 'size=300m', 'none')
    await using used = await usedDirectory()
    const HUB_DATA_DIR = join(disk.directory, 'hub')
    await cp(used.environment.HUB_DATA_DIR, HUB_DATA_DIR, { recursive: true })
    const { hub, url } = await startServing({ HUB_DATA_DIR })
    await using _ = hub
    const { api_key } = JSON.parse(await readFile(join(HUB_DATA_DIR, 'demo-secrets.json'), 'utf8')) as {
      api_key: string
    }
    const headers = { authorization: `Bearer ${api_key}`, 'content-type': 'application/json' }
    const write = (id: string) =>
      fetch(`${url}/api/v1/agenda`, { method: 'POST', headers, body: JSON.stringify(agenda(meetingPoint(id))) })
    const status = async (path: string) => (await fetch(`${url}${path}`, { headers })).status
    const until = (work: () => Promise<void>) => vi.waitFor(work, { timeout: 60_000, interval: 100 })
    const lines = () => hub.output.stdout.match(/nearly full/g)?.length ?? 0

    const recoveries: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      expect((await write(`before-${round}`)).status).toBe(200)
      const ballast = await fill(disk, 40 * MEGABYTE)
      await until(async () => expect(await status('/readyz')).toBe(503))
      const refused = await write(`during-${round}`)
      expect(refused.status).toBe(503)
      expect(refused.headers.get('retry-after')).toBe('60')
      expect(await refused.json()).toMatchObject({ code: 'database_read_only' })
      // Said within a second or so, unless it was said less than a minute ago; room that is made sooner would leave nothing to say.
      await until(async () => expect(lines()).toBeGreaterThan(0))
      // Even with no room at all.
      const last = await fill(disk, 0)
      expect((await write(`during-${round}`)).status).toBe(503)
      expect(await status('/healthz')).toBe(200)
      expect(await status(`/api/v1/meeting-points/before-${round}/slots?reason=CNI`)).toBe(200)
      expect(await status(`/api/v1/meeting-points/during-${round}`)).toBe(404)
      await last.empty()
      await ballast.empty()
      const start = performance.now()
      await until(async () => expect(await status('/readyz')).toBe(200))
      recoveries.push(performance.now() - start)
      expect((await write(`after-${round}`)).status).toBe(200)
    }
    await vi.waitFor(() => expect(hub.output.stdout).toContain('has room again'), { timeout: 60_000 })
    // A line at its beginning, and no other within a minute.
    expect(lines()).toBeGreaterThan(0)
    expect(lines()).toBeLessThanOrEqual(ROUNDS)
    report('full disk', { rounds: ROUNDS, 'slowest recovery ms': Math.round(Math.max(...recoveries)) })

    // Asked to end while it is full, it ends.
    await fill(disk, 0)
    await until(async () => expect(await status('/readyz')).toBe(503))
    const asked = performance.now()
    hub.child.kill('SIGTERM')
    expect(await hub.ended).toBe(0)
    expect(performance.now() - asked).toBeLessThan(times(120_000, 10_000))

    const { code, stderr } = await runCommand({ HUB_DATA_DIR })
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The disk of the data directory .* is nearly full \(\d+ MiB left\).* start again\.\n$/)
    await rm(join(disk.directory, 'ballast-0'))
    const { hub: next, url: nextUrl } = await startServing({ HUB_DATA_DIR })
    expect((await fetch(`${nextUrl}/readyz`)).status).toBe(200)
    await next[Symbol.asyncDispose]()
  })
})
