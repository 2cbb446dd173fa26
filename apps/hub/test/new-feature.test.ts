// Adding a feature: one folder of its own, and one line in the list. Nothing else of the hub changes.
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FEATURE_NAMES } from '../src/config/formats.js'
import { runCommandWith, startServing } from './support/hub-process.js'

const HUB = resolve(import.meta.dirname, '..')
const WORKSPACE = resolve(HUB, '../..')
const LIST = 'features/index.ts'
const ADDED = 'features/hello/feature.ts'
const run = promisify(execFile)

/** A variable, a route, a metric, a job and a command. */
const HELLO = `import { z } from 'zod'
import { optional } from '../../platform/configuration/formats.js'
import { documented } from '../../platform/configuration/variable-info.js'
import { defineFeature } from '../../platform/feature.js'

export const hello = defineFeature({
  name: 'hello',
  variables: {
    HELLO_NAME: documented(
      { meaning: 'who is greeted', default: 'world', example: 'Camille' },
      optional(z.string().max(20, 'must have at most 20 characters')),
    ),
  },
  variablePrefixes: ['HELLO_'],
  liveRequires: [],
  secretVariables: [],
  upstreamAddresses: [],
  readConfig: ({ HELLO_NAME = 'world' }) => ({ greeted: HELLO_NAME }),
  encryptedColumns: [],
  addCommands(program) {
    program.command('greet').description('say hello').action(() => void process.stdout.write('hello\\n'))
  },
  jobs: { greet: { run: async ({ greeted }) => ({ [greeted]: 1 }) } },
  open({ greeted }, { metrics }) {
    const count = metrics.counter('hub_greetings_total', 'Greetings.', 'greeted')
    return {
      routes: () => ({
        mount(hub) {
          hub.get('/hello', (context) => {
            count(greeted)
            return context.text(\`hello \${greeted}\`)
          })
        },
      }),
    }
  },
})
`

/** A copy of the sources with the feature in it, where the dependencies are found as in the workspace. */
async function copyWithFeature(root: string): Promise<string> {
  const copy = join(root, 'apps/hub')
  await mkdir(copy, { recursive: true })
  await cp(join(HUB, 'src'), join(copy, 'src'), { recursive: true, filter: (name) => !/\.test\.tsx?$/.test(name) })
  await cp(join(HUB, 'drizzle'), join(copy, 'drizzle'), { recursive: true })
  for (const name of ['package.json', 'tsup.config.ts', 'tsconfig.json']) await cp(join(HUB, name), join(copy, name))
  await cp(join(WORKSPACE, 'tsconfig.base.json'), join(root, 'tsconfig.base.json'))
  await symlink(join(HUB, 'node_modules'), join(copy, 'node_modules'), 'junction')
  await symlink(join(WORKSPACE, 'node_modules'), join(root, 'node_modules'), 'junction')

  const list = join(copy, 'src', LIST)
  const text = await readFile(list, 'utf8')
  const listed = text
    .replace(/^import /m, "import { hello } from './hello/feature.js'\n$&")
    .replace(/\]\n?$/, ', hello]\n')
  await writeFile(list, listed)
  await mkdir(join(copy, 'src/features/hello'))
  await writeFile(join(copy, 'src', ADDED), HELLO)
  return copy
}

/** The sources whose text is not that of the hub, by their path; tests left out. */
async function findDifferences(copy: string): Promise<string[]> {
  const entries = await readdir(join(copy, 'src'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const differences = await Promise.all(
    files.map(async (file) => {
      const name = file.slice(join(copy, 'src').length + 1)
      const former = await readFile(join(HUB, 'src', name), 'utf8').catch(() => undefined)
      return former === (await readFile(file, 'utf8')) ? [] : [name.replaceAll('\\', '/')]
    }),
  )
  return differences.flat().toSorted()
}

describe('a feature that is added', () => {
  let root = ''
  let copy = ''
  let program = ''
  let environment: Record<string, string> = {}

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'hub-feature-'))
    copy = await copyWithFeature(root)
    program = join(copy, 'dist/main.js')
    environment = { HUB_DATA_DIR: join(root, 'data'), HELLO_NAME: 'Camille' }
    const bin = join(WORKSPACE, 'node_modules')
    await run(process.execPath, [join(bin, 'tsup/dist/cli-default.js')], { cwd: copy })
  })
  afterAll(() => rm(root, { recursive: true, force: true }))

  test('changes one existing source file', async () => {
    expect(await findDifferences(copy)).toEqual([ADDED, LIST])
  })

  test('type-checks', async () => {
    const config = { extends: './tsconfig.json', include: ['src'] }
    await writeFile(join(copy, 'tsconfig.src.json'), JSON.stringify(config))
    const compiler = join(WORKSPACE, 'node_modules/typescript/bin/tsc')
    await run(process.execPath, [compiler, '--noEmit', '-p', 'tsconfig.src.json'], { cwd: copy })
  })

  test('is served, counted and granted to API keys', async () => {
    const key = 'an-invented-key-of-at-least-32-characters'
    const enabled = { ...environment, HUB_FEATURES: 'hello', HUB_API_KEYS: `partner:${key}:hello` }
    const { hub, url } = await startServing(enabled, program)
    await using _ = hub
    expect(await (await fetch(`${url}/hello`)).text()).toBe('hello Camille')
    expect((await fetch(`${url}/api/v1/appointments`, { headers: { authorization: `Bearer ${key}` } })).status).toBe(
      404,
    )
    expect(await (await fetch(`${url}/metrics`)).text()).toContain('hub_greetings_total{greeted="Camille"} 1')
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' })
  })

  test('has its command, its job and its variable in the program', async () => {
    expect(await runCommandWith(program, environment, 'greet')).toMatchObject({ code: 0, stdout: 'hello\n' })
    const job = await runCommandWith(program, environment, 'jobs', 'run', 'greet')
    expect([job.code, job.stdout]).toEqual([0, 'Camille: 1\n'])
    expect((await runCommandWith(program, {}, '--help')).stdout).toMatch(/HELLO_NAME \(hello\)\n +who is greeted/)
    const wrong = await runCommandWith(program, { ...environment, HELLO_NAME: 'x'.repeat(21) })
    expect([wrong.code, wrong.stderr]).toEqual([1, 'HELLO_NAME must have at most 20 characters\n'])
    const unknown = await runCommandWith(program, { ...environment, HUB_FEATURES: 'no-such-feature' })
    expect([unknown.code, unknown.stderr]).toEqual([
      1,
      `HUB_FEATURES must be a comma list among ${FEATURE_NAMES.join(', ')}, hello\n`,
    ])
  })
})
