// Mistakes of configuration: each is told in a sentence, and nothing is started.
import { once } from 'node:events'
import { chmod, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDirectory } from '../support/engines.js'
import { runCommand } from '../support/hub-process.js'
import { usedDirectories } from '../support/used-directory.js'

const windows = process.platform === 'win32'
const usedDirectory = usedDirectories()

describe('mistakes of configuration', () => {
  test('wrong variables: one line each, nothing started', async () => {
    const result = await runCommand({ PORT: 'eighty', HUB_UPSTREAMS: 'ants', ANTS_HUB_AUTH_TOKENS: '' })
    expect(result).toMatchObject({ code: 1, stdout: '' })
    const names = result.stderr
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0])
    expect(new Set(names)).toEqual(
      new Set([
        'ANTS_HUB_AUTH_TOKENS',
        'ANTS_RDV_API_URL',
        'ANTS_RDV_OPT_AUTH_TOKEN',
        'HUB_ENCRYPTION_KEY',
        'HUB_PUBLIC_URL',
        'PORT',
      ]),
    )
    expect(names).toHaveLength(6)
  })

  test('a busy port: one sentence', async () => {
    await using directory = await usedDirectory()
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const result = await runCommand({ ...directory.environment, PORT: String(port) })
    other.close()
    expect(result.code).toBe(1)
    expect(result.stderr).toBe(
      `The address 127.0.0.1:${port} is in use: stop the program that listens there, or choose another PORT.\n`,
    )
  })

  test('a PostgreSQL that does not answer: one sentence, without the password', async () => {
    const result = await runCommand({
      DATABASE_URL: 'postgres://hub:hunter2@127.0.0.1:1/hub',
      HUB_UPSTREAMS: 'sandbox',
      HUB_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
    })
    expect(result.code).toBe(1)
    expect(result.stderr).toBe(
      'PostgreSQL at 127.0.0.1:1/hub cannot be used (ECONNREFUSED): check that it runs and that DATABASE_URL is right.\n',
    )
  })

  test.skipIf(windows || process.getuid?.() === 0)(
    'a data directory that may not be written: one sentence',
    async () => {
      await using storage = await createDirectory()
      await chmod(storage.config.dataDirectory, 0o500)
      const result = await runCommand({ HUB_DATA_DIR: join(storage.config.dataDirectory, 'hub') })
      expect(result.stderr).toMatch(/^The data directory .* cannot be used \(EACCES\): point HUB_DATA_DIR .*\n$/)
    },
  )

  test('a data directory that is a file: one sentence', async () => {
    await using storage = await createDirectory()
    const file = join(storage.config.dataDirectory, 'file')
    await writeFile(file, '')
    const result = await runCommand({ HUB_DATA_DIR: file })
    expect(result.code).toBe(1)
    expect(result.stderr).toMatch(/^The data directory .* cannot be used \(E\w+\): point HUB_DATA_DIR .*\n$/)
  })

  test('an unknown command or option is refused', async () => {
    expect((await runCommand({}, 'serve', '--fast')).code).not.toBe(0)
    expect((await runCommand({}, 'export')).code).not.toBe(0)
  })
})
