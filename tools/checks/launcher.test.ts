// The launcher as people run it, in a workspace of its own: a stand-in for pnpm is already in place, so nothing is downloaded.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { transformSync } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { readManifest, WORKSPACE } from '../workspace.ts'

const LAUNCHER = join(WORKSPACE, 'tools/run.mjs')
let root: string

/** Prints how it was called, then does as it is told: ends with a status, or waits for a signal and says so. */
const PNPM = `
console.log(JSON.stringify({ args: process.argv.slice(2), path: process.env.PATH.split(require('node:path').delimiter), quiet: process.env.DO_NOT_TRACK, verify: process.env.pnpm_config_verify_deps_before_run }))
if (process.argv[2] === 'fail') process.exit(7)
if (process.argv[2] === 'wait') {
  process.on('SIGTERM', () => { console.log('stopped'); process.exit(0) })
  setInterval(() => {}, 1000)
  console.log('waiting')
}
`
const SERVER = `
console.log('serving ' + JSON.stringify(process.argv.slice(2)))
console.error('typed in ' + process.env.INIT_CWD)
`

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'launcher-'))
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  mkdirSync(join(root, 'tools'))
  cpSync(LAUNCHER, join(root, 'tools/run.mjs'))
  write('package.json', JSON.stringify({ packageManager: 'pnpm@1.2.3+sha512.00' }))
  write('.tools/pnpm-1.2.3/node_modules/pnpm/bin/pnpm.cjs', PNPM)
  write('apps/hub/dist/main.js', SERVER)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const launch = (...args: string[]) =>
  spawnSync(process.execPath, [join(root, 'tools/run.mjs'), ...args], {
    encoding: 'utf8',
    // Set by the pnpm that runs these tests.
    env: { ...process.env, pnpm_config_verify_deps_before_run: undefined },
  })

describe('the launcher', () => {
  it('hands a command to the pinned pnpm, with Node.js and pnpm first on the PATH', () => {
    const { status, stdout } = launch('run', 'check', '--filter=x')
    expect(status).toBe(0)
    const { args, path, quiet } = JSON.parse(stdout) as { args: string[]; path: string[]; quiet: string }
    expect(args).toEqual(['run', 'check', '--filter=x'])
    expect(path.slice(0, 2)).toEqual([dirname(process.execPath), join(root, '.tools/pnpm-1.2.3/node_modules/.bin')])
    expect(quiet).toBe('1')
  })

  it('ends with the status of the command', () => {
    expect(launch('fail').status).toBe(7)
  })

  it('builds, then becomes the server with the arguments given; only the server writes to stdout', () => {
    const { status, stdout, stderr } = launch('start', 'keys', 'list')
    expect(status).toBe(0)
    expect(stdout.trim()).toBe('serving ["keys","list"]')
    expect(stderr).toContain('"build:server"')
  })

  describe('in a checkout with its packages', () => {
    const state = (path: string) =>
      JSON.stringify({ projects: { [path]: { name: 'hub-workspace' }, [join(path, 'apps/hub')]: { name: 'hub' } } })
    const verified = (projects: string, installed: string, missing?: string): string | undefined => {
      const folders = ['node_modules', 'apps/hub/node_modules'].map((folder) => join(root, folder))
      onTestFinished(() => {
        for (const folder of folders) rmSync(folder, { recursive: true })
      })
      // One package that a project needs, and one that only that package needs.
      const store = join(root, 'node_modules/.pnpm')
      for (const folder of ['one', 'two', 'node_modules/@scope']) mkdirSync(join(store, folder), { recursive: true })
      mkdirSync(join(root, 'apps/hub/node_modules'))
      symlinkSync(join(store, 'one'), join(root, 'apps/hub/node_modules/one'), 'junction')
      symlinkSync(join(store, 'two'), join(store, 'node_modules/@scope/two'), 'junction')
      if (missing !== undefined) rmSync(join(root, missing), { recursive: true })
      writeFileSync(join(root, 'node_modules/.pnpm-workspace-state-v1.json'), projects)
      writeFileSync(join(root, 'node_modules/.pnpm/lock.yaml'), installed)
      writeFileSync(join(root, 'pnpm-lock.yaml'), 'lockfileVersion: 9\n')
      return (JSON.parse(launch('run', 'check').stdout) as { verify?: string }).verify
    }

    it('that was moved whole, nothing is fetched again', () => {
      expect(verified(state('/elsewhere'), 'lockfileVersion: 9\n')).toBe('false')
    })

    it.each(['node_modules/.pnpm/one', 'node_modules/.pnpm/two', 'node_modules/.pnpm/node_modules'])(
      'that was moved without %s, pnpm decides',
      (missing) => {
        expect(verified(state('/elsewhere'), 'lockfileVersion: 9\n', missing)).toBeUndefined()
      },
    )

    it('that was moved without the packages of a project, pnpm decides', () => {
      const former = state('/elsewhere').replace('apps/hub', 'apps/gone')
      expect(verified(former, 'lockfileVersion: 9\n')).toBeUndefined()
    })

    it('that was moved and then changed, pnpm decides', () => {
      expect(verified(state('/elsewhere'), 'lockfileVersion: 8\n')).toBeUndefined()
    })

    it('that stays where it was, pnpm decides', () => {
      expect(verified(state(realpathSync(root)), 'lockfileVersion: 9\n')).toBeUndefined()
    })

    it('whose state nobody can read, pnpm decides', () => {
      expect(verified('{', 'lockfileVersion: 9\n')).toBeUndefined()
    })
  })

  // pnpm asks before it makes node_modules anew, and without a terminal gives up.
  it('asks nobody before packages are installed anew', () => {
    expect(readFileSync(join(WORKSPACE, 'pnpm-workspace.yaml'), 'utf8')).toMatch(/^confirmModulesPurge: false$/m)
  })

  it('tells the server where the command was typed: here, unless npm says otherwise', () => {
    const typedIn = (environment: Record<string, string | undefined>): string => {
      const options = { encoding: 'utf8', cwd: join(root, 'apps'), env: { ...process.env, ...environment } } as const
      return spawnSync(process.execPath, [join(root, 'tools/run.mjs'), 'start'], options).stderr
    }
    expect(typedIn({ INIT_CWD: undefined })).toContain(`typed in ${realpathSync(join(root, 'apps'))}\n`)
    expect(typedIn({ INIT_CWD: root })).toContain(`typed in ${root}\n`)
  })

  it.skipIf(process.platform === 'win32')('stops its child when it is told to stop', async () => {
    const { launcher, printed } = await startWaiting()
    launcher.kill('SIGTERM')
    const [status] = (await once(launcher, 'close')) as [number | null]
    expect(status).toBe(0)
    expect(printed()).toContain('stopped')
  })

  // npm and pnpm run a script in a shell, hand the signal to that shell, and it dies alone.
  it.skipIf(process.platform === 'win32')('stops its child when the shell above it dies', async () => {
    const command = `"${process.execPath}" "${join(root, 'tools/run.mjs')}" wait; true`
    const { launcher: shell, printed, until } = await startWaiting('sh', ['-c', command])
    shell.kill('SIGKILL')
    await until('stopped')
    expect(printed()).toContain('stopped')
  })

  it.skipIf(process.platform === 'win32')(
    'says in one sentence that a tool could not be fetched, and leaves nothing behind',
    () => {
      const other = mkdtempSync(join(tmpdir(), 'launcher-'))
      onTestFinished(() => rmSync(other, { recursive: true, force: true }))
      cpSync(join(root, 'tools'), join(other, 'tools'), { recursive: true })
      cpSync(join(WORKSPACE, 'tools/bootstrap'), join(other, 'tools/bootstrap'), { recursive: true })
      writeFileSync(join(other, 'package.json'), JSON.stringify({ packageManager: 'pnpm@1.2.3' }))
      mkdirSync(join(other, 'bin'))
      writeFileSync(join(other, 'bin/npm'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
      const { status, stderr } = spawnSync(process.execPath, [join(other, 'tools/run.mjs'), 'test'], {
        encoding: 'utf8',
        env: { PATH: join(other, 'bin') + ':/usr/bin:/bin' },
      })
      expect(status).toBe(1)
      expect(stderr).toContain('[launcher] could not fetch pnpm 1.2.3; is the npm registry reachable?')
      expect(existsSync(join(other, '.tools/pnpm-1.2.3'))).toBe(false)
    },
  )

  async function startWaiting(command = process.execPath, args = [join(root, 'tools/run.mjs'), 'wait']) {
    const launcher = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    onTestFinished(() => void launcher.kill('SIGKILL'))
    const output = collect(launcher)
    await output.until('waiting')
    return { launcher, ...output }
  }
})

describe('the file', () => {
  const text = readFileSync(LAUNCHER, 'utf8')

  it('depends on nothing but Node.js', () => {
    const imported = [...text.matchAll(/from '([^']+)'/g)].map(([, name = '']) => name)
    expect(imported.length).toBeGreaterThan(0)
    expect(imported.filter((name) => !name.startsWith('node:'))).toEqual([])
  })

  it('is written in the JavaScript of Node.js 18', () => {
    // esbuild rewrites every construct that is newer than its target: nothing may be left to rewrite.
    const compile = (code: string, target: string): string => transformSync(code, { target }).code
    expect(compile(text, 'node18')).toBe(compile(text, 'esnext'))
    expect(compile('using a = b', 'node18')).not.toBe(compile('using a = b', 'esnext'))
  })

  it('accepts the Node.js versions that the workspace accepts', () => {
    const [, major, minor] = /MINIMUM_NODE = \[(\d+), (\d+)\]/.exec(text) ?? []
    expect(readManifest(join(WORKSPACE, 'apps/hub')).engines?.['node']).toBe(`>=${major}.${minor}`)
  })
})

function collect(child: ChildProcess) {
  let text = ''
  child.stdout?.on('data', (data: Buffer) => (text += data.toString()))
  return {
    printed: () => text,
    until: async (expected: string) => {
      while (!text.includes(expected)) {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
  }
}
