import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import type { Package } from '../workspace.ts'
import { listEntries } from './compile.ts'
import { findPackage, findRuntime } from './environment.ts'
import type { Registry } from './registry.ts'
import { cleanEnvironment } from './release.ts'
import type { Runner } from './runners.ts'
import { PROXIED, type Service } from './service.ts'

const run = promisify(execFile)
/** A program that lasts longer, in milliseconds, hangs. */
const LONGEST_RUN = 300_000

/** Makes an empty project with the smoke suite and installs packages there by name, as a stranger does. */
export async function createProject(
  folder: string,
  environment: string,
  registry: Registry,
  names: readonly string[],
): Promise<void> {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'project', private: true, type: 'module' }))
  writeFileSync(join(folder, '.npmrc'), registry.settings)
  cpSync(join(import.meta.dirname, 'smoke'), folder, { recursive: true })
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', ...names]
  const shell = process.platform === 'win32'
  await run('npm', args, { cwd: folder, env: cleanEnvironment(), timeout: LONGEST_RUN, shell })
  // Those of the environment are the ones that are stated as tested.
  symlinkSync(findPackage(environment, 'undici'), join(folder, 'node_modules', 'undici'), 'junction')
}

/** Whether an import path needs nothing of Node.js: no sockets, no files, no command line. */
export function isNeutral(entry: string): boolean {
  return !/\/(?:node|faults|cli)$/.test(entry)
}

/**
 * Writes what every runtime loads besides the suite: all import paths, and the simulator. What a runtime without Node.js cannot have is left out of
 * the neutral ones, which a bundle takes.
 */
export function writeEntries(folder: string, released: readonly Package[]): void {
  const exportAll = (names: readonly string[]): string =>
    names.map((name, index) => `export * as m${index} from '${name}'\n`).join('')
  const entries = listEntries(released)
  const simulator = hasOwnSimulator(released) ? 'simulator' : 'msw'
  const exportSimulator = `export { createAntsSimulator } from '@hub/ants-client/${simulator}'\n`
  const files = {
    'entries.mjs': exportAll(entries),
    'neutral-entries.mjs': exportAll(entries.filter((name) => isNeutral(name))),
    'simulator.mjs': exportSimulator,
    'neutral-simulator.mjs': simulator === 'msw' ? 'export {}\n' : exportSimulator,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}

/** Whether the simulator stands under `./simulator`, without msw, which does not run in Workers. */
export function hasOwnSimulator(released: readonly Package[]): boolean {
  return released.some(
    ({ folder, manifest }) => folder === 'packages/ants-coordination' && './simulator' in (manifest.exports ?? {}),
  )
}

/** Runs the smoke suite in a project. @returns what it saw, step by step */
export async function runSmoke(
  folder: string,
  environment: string,
  runner: Runner,
  service: Service,
): Promise<unknown> {
  const settings = {
    service: service.service,
    ...(runner.proxy && { proxied: PROXIED }),
    ...(runner.proxy === 'undici' && { dispatcher: service.proxy }),
  }
  const program = findRuntime(environment, runner.runtime)
  const env: NodeJS.ProcessEnv = {
    ...withoutProxies(cleanEnvironment()),
    SMOKE: JSON.stringify(settings),
    DENO_NO_UPDATE_CHECK: '1',
    DENO_DIR: join(folder, '.deno'),
    ...(runner.proxy === 'environment' && {
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: service.proxy,
      NO_PROXY: '127.0.0.1',
    }),
  }
  const args = runner.load === 'bundle' ? await bundleWorker(folder, settings) : readArguments(runner)
  const { stdout, stderr } = await run(program, args, { cwd: folder, env, timeout: LONGEST_RUN })
  const line = stdout.split('\n').findLast((text) => text.startsWith('{'))
  if (line === undefined) throw new Error(`${runner.runtime} printed nothing of the suite:\n${stdout}${stderr}`)
  return JSON.parse(line)
}

function readArguments({ runtime, load }: Runner): string[] {
  const file = load === 'import' ? 'import.mjs' : 'require.cjs'
  return runtime === 'deno' ? ['run', '--allow-all', '--node-modules-dir=manual', '--quiet', file] : [file]
}

/** workerd runs one module, without a file system to import from. */
async function bundleWorker(folder: string, settings: object): Promise<string[]> {
  const target = join(folder, 'worker')
  mkdirSync(target, { recursive: true })
  await build({
    entryPoints: [join(folder, 'worker.mjs')],
    outfile: join(target, 'bundle.mjs'),
    bundle: true,
    format: 'esm',
    // As wrangler, the tool of Cloudflare, has it.
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['workerd', 'worker', 'browser'],
    logLevel: 'error',
  })
  const text = JSON.stringify(JSON.stringify(settings))
  writeFileSync(
    join(target, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [
  (name = "main", worker = .main),
  (name = "internet", network = (allow = ["public", "private", "local"])),
]);
const main :Workerd.Worker = (
  modules = [(name = "bundle.mjs", esModule = embed "bundle.mjs")],
  bindings = [(name = "SMOKE", text = ${text})],
  compatibilityDate = "2026-01-01",
);
`,
  )
  return ['test', join(target, 'config.capnp')]
}

function withoutProxies(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([key]) => !/^(?:https?|all|no)_proxy$/i.test(key)))
}
