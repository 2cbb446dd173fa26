import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkPackages } from '../checks/packages.ts'
import { findStaleLists } from '../lists/lists.ts'
import { TEST_RESULTS } from '../presets/test-results.ts'
import { readPackages, WORKSPACE } from '../workspace.ts'

const HALF_AN_HOUR = 1_800_000

describe('a new API, in a copy of this workspace', () => {
  const root = mkdtempSync(join(tmpdir(), 'new-api-'))
  // The commands of the copy see nothing of the run that this test is part of.
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(?:npm_|vitest|node_env)/i.test(key)))
  const options = { cwd: root, env, encoding: 'utf8', timeout: HALF_AN_HOUR } as const

  function createApi(...names: string[]) {
    const { status, stderr } = spawnSync(process.execPath, ['tools/new-api/main.ts', ...names], options)
    return { status, stderr }
  }

  /** Runs a command of the copy; its output is in the error when it fails. */
  function run(...args: string[]): string {
    const { status, stdout, stderr } = spawnSync('pnpm', args, { ...options, shell: process.platform === 'win32' })
    if (status !== 0) throw new Error(`pnpm ${args.join(' ')} failed:\n${stdout}${stderr}`)
    return stdout
  }

  beforeAll(() => {
    const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
    const names = execFileSync('git', list, { cwd: WORKSPACE, encoding: 'utf8' }).split('\0').filter(Boolean)
    for (const name of names) {
      mkdirSync(dirname(join(root, name)), { recursive: true })
      cpSync(join(WORKSPACE, name), join(root, name))
    }
    // What is built already is not built a second time.
    for (const { folder } of readPackages(WORKSPACE)) {
      const built = join(folder, 'dist')
      if (folder.startsWith('packages/') && existsSync(join(WORKSPACE, built)))
        cpSync(join(WORKSPACE, built), join(root, built), { recursive: true })
    }
    execFileSync('git', ['init', '--quiet'], options)
    expect(createApi('colis-express')).toEqual({ status: 0, stderr: expect.any(String) })
  }, HALF_AN_HOUR)

  afterAll(() => rmSync(root, { recursive: true, force: true }))

  it('is in every list and in the lockfile, and has the layout of a package', () => {
    expect(checkPackages(root)).toEqual([])
    expect([...findStaleLists(root).keys()]).toEqual([])
    const listed = ['README.md', 'README.fr.md', 'CONTRIBUTING.md', 'redocly.yaml', 'publiccode.yml', 'pnpm-lock.yaml']
    const silent = listed.filter((name) => !/colis[- ]express/i.test(readFileSync(join(root, name), 'utf8')))
    expect(silent).toEqual([])
  })

  it('passes the lint of documents, the format and the search for unused code', { timeout: HALF_AN_HOUR }, () => {
    run('run', 'openapi')
    run('run', 'format:check')
    run('exec', 'knip', '--workspace', 'packages/colis-express')
  })

  it('builds, is correctly typed, linted and passes its own tests', { timeout: HALF_AN_HOUR }, () => {
    const filter = ['--filter', '@hub/colis-express-client']
    run(...filter, 'run', 'build')
    run(...filter, 'run', 'typecheck')
    run('exec', 'oxlint', '--type-aware', '--deny-warnings', 'packages/colis-express')
    run(...filter, 'run', 'test')
    const results = JSON.parse(readFileSync(join(root, 'packages/colis-express', TEST_RESULTS), 'utf8'))
    expect(results).toMatchObject({ success: true, numFailedTests: 0 })
    expect(results.numPassedTests).toBeGreaterThan(80)
  })

  it.each([
    [['colis-express'], 1, '"colis-express" is taken: packages/colis-express exists'],
    // Its folder is ants-coordination.
    [['ants'], 1, '"ants" is taken: @hub/ants-client in packages/ants-coordination exists'],
    [['Colis'], 1, '"Colis" cannot be the name of an API'],
    [[], 2, 'usage: node tools/run.mjs run new:api <name>'],
    [['one', 'two'], 2, 'usage: node tools/run.mjs run new:api <name>'],
  ])('%j is refused, with status %i', (names, status, message) => {
    const before = execFileSync('git', ['status', '--short', '--untracked-files=all'], options)
    expect(createApi(...names)).toEqual({ status, stderr: expect.stringContaining(message) })
    expect(execFileSync('git', ['status', '--short', '--untracked-files=all'], options)).toBe(before)
  })
})
