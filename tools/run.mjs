// The launcher behind `npm start` and `npm test`: runs a root script with a suitable Node.js and the pinned pnpm,
// fetching either from the npm registry when it is missing. Plain JavaScript without dependencies, for Node.js 18 or later.
//
//   node tools/run.mjs start [arguments of the hub]   build the server, then become it
//   node tools/run.mjs <pnpm arguments>               the same as `pnpm <arguments>` at the root

import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const windows = process.platform === 'win32'
const MINIMUM_NODE = [22, 18]
/** Both commands are run by people who never installed the workspace: no question, no notice, no telemetry. */
const QUIET = {
  COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  DO_NOT_TRACK: '1',
}

const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'))

function fail(message) {
  console.error(`[launcher] ${message}`)
  process.exit(1)
}

/** Runs a command to its end and returns its exit status; dies of the signal that it died of. */
function run(command, args, options) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (result.error) fail(`cannot run ${command}: ${result.error.message}`)
  if (result.signal) process.kill(process.pid, result.signal)
  return result.status ?? 1
}

/**
 * Installs tools/bootstrap/<name> (package.json and lockfile) once into .tools/<name>-<version>, under a temporary name first,
 * so that an interrupted download or two simultaneous starts never leave half a tool behind.
 */
function fetchTool(name, version) {
  const target = join(root, '.tools', `${name}-${version}`)
  if (existsSync(target)) return target
  const staging = `${target}.${process.pid}`
  mkdirSync(staging, { recursive: true })
  for (const file of ['package.json', 'package-lock.json'])
    cpSync(join(root, 'tools/bootstrap', name, file), join(staging, file))
  console.error(`[launcher] fetching ${name} ${version} from the npm registry, once`)
  // npm exports its own settings to its children: without them the nested npm reads the user's configuration afresh.
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^npm_/i.test(key)))
  const options = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const status = run('npm', options, { cwd: staging, env, stdio: ['ignore', 2, 2], shell: windows })
  if (status !== 0) {
    rmSync(staging, { recursive: true, force: true })
    fail(`could not fetch ${name} ${version}; is the npm registry reachable?`)
  }
  try {
    renameSync(staging, target)
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

/** The folder of a Node.js that is recent enough: the one running this file, or one fetched for this platform. */
function nodeFolder() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1]))
    return dirname(process.execPath)
  const { optionalDependencies: available } = readJson('tools/bootstrap/node/package.json')
  const platform = `${windows ? 'win' : process.platform}-${process.arch}`
  const name = [`node-${platform}`, `node-bin-${platform}`].find((candidate) => candidate in available)
  if (!name)
    fail(`Node.js ${MINIMUM_NODE.join('.')} or later is needed (this is ${process.version}); please install it.`)
  return join(fetchTool('node', available[name]), 'node_modules', name, 'bin')
}

/**
 * Whether this checkout was moved or copied here with all its packages. pnpm would take them for stale, since it remembers absolute
 * paths and the package store of the former home, and would remove them all and fetch them again. When some are missing, it must.
 */
function isMovedWhole() {
  const read = (path) => readFileSync(join(root, path), 'utf8')
  try {
    const { projects } = JSON.parse(read('node_modules/.pnpm-workspace-state-v1.json'))
    if (root in projects || read('node_modules/.pnpm/lock.yaml') !== read('pnpm-lock.yaml')) return false
    // The workspace itself is above all its projects.
    const paths = Object.keys(projects)
    const former = paths.reduce((one, other) => (other.length < one.length ? other : one))
    const folders = paths.map((path) => join(root, relative(former, path), 'node_modules'))
    return [...folders, join(root, 'node_modules/.pnpm/node_modules')].every(leadsToPackages)
  } catch {
    return false
  }
}

/** Whether each link of a `node_modules` folder leads to something. */
function leadsToPackages(folder) {
  return readdirSync(folder, { withFileTypes: true }).every((entry) => {
    const path = join(folder, entry.name)
    return entry.isSymbolicLink() ? existsSync(path) : !entry.name.startsWith('@') || leadsToPackages(path)
  })
}

/** Replaces this process in all but name: signals go to the child, its exit status comes back. */
function become(command, args, env) {
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // npm and pnpm hand a signal to the shell between them and us, which dies without telling us: a changed parent is the only sign.
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref()
  child.on('error', (error) => fail(`cannot run ${command}: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}

const version = /^pnpm@([^+]+)/.exec(readJson('package.json').packageManager)[1]
const nodeBin = nodeFolder()
const node = join(nodeBin, windows ? 'node.exe' : 'node')
const tools = join(fetchTool('pnpm', version), 'node_modules')
const pnpm = join(tools, 'pnpm', 'bin', 'pnpm.cjs')
const pathName = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
const path = [nodeBin, join(tools, '.bin'), process.env[pathName]].join(delimiter)
// npm and pnpm say where the command was typed, which names of files are relative to; without them it is here.
const env = { ...QUIET, INIT_CWD: process.cwd(), ...process.env, [pathName]: path }
if (isMovedWhole()) env.pnpm_config_verify_deps_before_run = 'false'
const [command, ...rest] = process.argv.slice(2)

if (command === 'start') {
  // What the build prints goes to stderr: `npm start -- keys create` must leave nothing but the key on stdout.
  const status = run(node, [pnpm, '--silent', 'run', 'build:server'], { env, stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(status)
  become(node, [join('apps', 'hub', 'dist', 'main.js'), ...rest], env)
} else {
  become(node, [pnpm, command, ...rest], env)
}
