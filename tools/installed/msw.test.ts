// `./msw` of every package in projects that test with msw 2 and 3, by vitest and by Jest.
import { execFile } from 'node:child_process'
import { copyFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { WORKSPACE } from '../workspace.ts'
import { createProject, published } from './install.ts'

const run = promisify(execFile)
const fromTools = createRequire(join(WORKSPACE, 'tools', 'package.json'))
const fromRoot = createRequire(join(WORKSPACE, 'package.json'))
const findFolder = (require: NodeJS.Require, name: string): string => dirname(require.resolve(`${name}/package.json`))

const names = [...published].filter(([, { manifest }]) => './msw' in (manifest.exports ?? {})).map(([name]) => name)

// Only what hangs takes so long.
const LIMIT = '--testTimeout=120000'

/** How each runner is started in a project. */
const RUNNERS: Readonly<Record<string, readonly string[]>> = {
  vitest: [join(findFolder(fromRoot, 'vitest'), 'vitest.mjs'), 'run', '--globals', LIMIT],
  // Our packages are ES modules, which Jest loads with this flag only.
  jest: ['--experimental-vm-modules', join(findFolder(fromTools, 'jest'), 'bin', 'jest.js'), '--ci', LIMIT],
}

it.each(['msw-2', 'msw-3'].flatMap((msw) => Object.keys(RUNNERS).map((runner) => [msw, runner] as const)))(
  '%s and %s catch calls to every simulated service',
  { timeout: 600_000 },
  async (msw, runner) => {
    using project = createProject(names, { msw: findFolder(fromTools, msw) })
    copyFileSync(join(import.meta.dirname, 'services.test.js.txt'), join(project.folder, 'services.test.js'))
    writeFileSync(join(project.folder, 'names.js'), `export const names = ${JSON.stringify(names)}\n`)
    const env = { ...process.env, NO_COLOR: '1', CI: '1', NODE_OPTIONS: '' }
    const { stdout, stderr } = await run(process.execPath, [...(RUNNERS[runner] ?? [])], { cwd: project.folder, env })
    const printed = stdout + stderr
    expect(printed).toMatch(/Tests:?\s+(\d+) passed/)
    expect(printed).not.toMatch(/Tests:?.*(failed|skipped)/)
  },
)
