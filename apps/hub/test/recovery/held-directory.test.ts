// A data directory has one holder, also once somebody removed the lock as a leftover; and a directory that cannot be used is refused.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { runCommand, startServing } from '../support/hub-process.js'
import { usedDirectory } from '../support/used-directory.js'

const run = promisify(execFile)
const PROGRAM = join(import.meta.dirname, '../../dist/main.js')
const linux = process.platform === 'linux'
vi.setConfig({ testTimeout: 300_000 })

/** Whether a process can be put where it does not see the names of this one's network, as in a container. */
const canSeparate =
  linux &&
  (await run('unshare', ['-n', 'true']).then(
    () => true,
    () => false,
  ))

describe.skipIf(!linux)('a directory whose lock file was removed', () => {
  test.each([['lock'], ['lock', 'holder.pid']])(
    '%s: no second hub gets in, and the first serves on',
    async (...files) => {
      await using directory = await usedDirectory()
      const { HUB_DATA_DIR } = directory.environment
      const { hub, url } = await startServing(directory.environment)
      await using _ = hub
      for (const file of files) await rm(join(HUB_DATA_DIR, file))
      // At once, and later.
      for (let attempt = 0; attempt < 2; attempt += 1) {
        const second = await runCommand(directory.environment)
        expect(second.code).toBe(1)
        expect(second.stderr).toMatch(/^The data directory .* is in use by another process.*\.\n$/)
        await vi.waitFor(() => expect(existsSync(join(HUB_DATA_DIR, 'lock'))).toBe(true), { timeout: 60_000 })
      }
      expect((await fetch(`${url}/readyz`)).status).toBe(200)
      hub.child.kill('SIGKILL')
      await hub.ended
      const { hub: next } = await startServing(directory.environment)
      await next[Symbol.asyncDispose]()
    },
  )

  test.skipIf(!canSeparate)('the holder takes a new lock, which a process of another container meets', async () => {
    await using directory = await usedDirectory()
    const { HUB_DATA_DIR } = directory.environment
    const { hub } = await startServing(directory.environment)
    await using _ = hub
    const lock = join(HUB_DATA_DIR, 'lock')
    await rm(lock)
    await vi.waitFor(() => expect(existsSync(lock)).toBe(true), { timeout: 60_000 })
    const env = { PATH: process.env.PATH, HUB_DATA_DIR }
    const apart = run('unshare', ['-n', process.execPath, PROGRAM, 'migrate'], { env })
    await expect(apart).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is in use by another process'),
    })
  })
})

describe('a directory that cannot be used', () => {
  test
    .skipIf(!linux)
    .each(['/proc/hub', '/proc/self/hub/deeper', '/sys/hub', '/dev/full/hub', '/dev/null', '/proc/self'])(
    '%s: one sentence, at once',
    async (HUB_DATA_DIR) => {
      const { code, stdout, stderr } = await runCommand({ HUB_DATA_DIR })
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
      expect(stderr).toMatch(
        /^The data directory \S+ cannot be used \(\w+\): point HUB_DATA_DIR to a directory this user may write\.\n$/,
      )
    },
  )
})
