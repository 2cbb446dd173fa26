// Mistakes of configuration: each is told in a sentence, and nothing is started.
import { once } from 'node:events'
import { chmod, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createEmptyDirectory } from '../support/engines.js'
import { runCommand } from '../support/hub-process.js'
import { usedDirectory } from '../support/used-directory.js'

const windows = process.platform === 'win32'

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
        'DATABASE_URL',
        'HUB_ENCRYPTION_KEY',
        'HUB_PUBLIC_URL',
        'HUB_TRUSTED_PROXIES',
        'PORT',
      ]),
    )
    expect(names).toHaveLength(8)
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
      await using storage = await createEmptyDirectory()
      await chmod(storage.config.dataDirectory, 0o500)
      const result = await runCommand({ HUB_DATA_DIR: join(storage.config.dataDirectory, 'hub') })
      expect(result.stderr).toMatch(/^The data directory .* cannot be used \(EACCES\): point HUB_DATA_DIR .*\n$/)
    },
  )

  test('a data directory that is a file: one sentence', async () => {
    await using storage = await createEmptyDirectory()
    const file = join(storage.config.dataDirectory, 'file')
    await writeFile(file, '')
    const result = await runCommand({ HUB_DATA_DIR: file })
    expect(result.code).toBe(1)
    expect(result.stderr).toMatch(/^The data directory .* cannot be used \(E\w+\): point HUB_DATA_DIR .*\n$/)
  })

  test.each([
    [['serve', '--fast'], /^error: unknown option '--fast'/],
    [['exprot'], /^error: unknown command 'exprot'\n\(Did you mean import\?\)/],
    [['migrat'], /^error: unknown command 'migrat'\n\(Did you mean migrate\?\)/],
    [['keys', 'lst'], /^error: unknown command 'lst'\n\(Did you mean list\?\)/],
    [['declarations', 'rety', 'id'], /^error: unknown command 'rety'\n\(Did you mean retry\?\)/],
    [['xyzzy'], /^error: unknown command 'xyzzy'\n\(--help shows what there is\)/],
    [['serve', 'now'], /^error: too many arguments for 'serve'/],
    [['--fast'], /^error: unknown option '--fast'/],
  ])('%j is refused by its name, with the nearest there is', async (args, sentence) => {
    const result = await runCommand({}, ...args)
    expect(result).toMatchObject({ stdout: '' })
    expect(result.code).not.toBe(0)
    expect(result.stderr).toMatch(sentence)
  })

  test('a misspelt variable is warned of, by every command and before what it causes', async () => {
    const environment = {
      HUB_PUBLIC_URI: 'https://rdv.valbrume.example',
      HUB_UPSTREAMS: 'live',
      HUB_FEATURES: 'rdv-insertion',
    }
    const serving = await runCommand(environment)
    expect(serving.code).toBe(1)
    expect(serving.stderr).toMatch(/^warning: HUB_PUBLIC_URI is no variable .*: did you mean HUB_PUBLIC_URL\?\n/)
    expect(serving.stderr).toMatch(/^HUB_PUBLIC_URL is required /m)
    const listing = await runCommand({ HUB_DATA_DIRECTORY: '/nonexistent', DATABASE_URL: 'x' }, 'keys', 'list')
    expect(listing.stderr).toMatch(/^warning: HUB_DATA_DIRECTORY is no variable .*: did you mean HUB_DATA_DIR\?\n/)
  })

  test('the version and the help of the program and of each command', async () => {
    expect(await runCommand({}, '--version')).toMatchObject({ code: 0, stdout: '0.0.0\n', stderr: '' })
    const help = await runCommand({}, '--help')
    expect(help).toMatchObject({ code: 0, stderr: '' })
    for (const words of ['declarations', 'HUB_RETENTION_DAYS', 'HUB_IMPORT_KEY', 'RDV_INSERTION_WEBHOOK_LATIN1']) {
      expect(help.stdout).toContain(words)
    }
    const importing = await runCommand({}, 'import', 'agenda', '--help')
    expect(importing.stdout).toMatch(/HUB_IMPORT_KEY[\s\S]*DATABASE_URL|DATABASE_URL[\s\S]*HUB_IMPORT_KEY/)
    expect(importing.stdout).not.toContain('HUB_LEGAL_NOTICE')
    expect((await runCommand({}, 'serve', '--help')).stdout).toContain('HUB_LEGAL_NOTICE')
  })
})
