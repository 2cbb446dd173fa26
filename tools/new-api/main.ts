// node tools/run.mjs run new:api <name>: writes the document and the package of a new API, which builds and passes its tests, and adds
// both to the lockfile and to every list.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { writeIdentity } from '../identity/rewrite.ts'
import { writeLists } from '../lists/lists.ts'
import { WORKSPACE } from '../workspace.ts'
import { writeApi } from './write-api.ts'

const USAGE = 'usage: node tools/run.mjs run new:api <name>, such as new:api rdv-service'

/** An installation that lasts longer, in milliseconds, waits for an answer that will not come. */
const LONGEST_INSTALLATION = 300_000

function run(command: string, args: readonly string[], folder = WORKSPACE, timeout?: number): void {
  const options = { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32', timeout } as const
  const { status, error } = spawnSync(command, args, options)
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed${error ? `: ${error.message}` : ''}`)
}

/** pnpm was seen to wait for ever, without a connection: it is then started a second time. */
function install(): void {
  const args = ['install', '--no-frozen-lockfile', '--prefer-offline']
  try {
    run('pnpm', args, WORKSPACE, LONGEST_INSTALLATION)
  } catch {
    run('pnpm', args, WORKSPACE, LONGEST_INSTALLATION)
  }
}

function createApi(name: string): void {
  const files = writeApi(WORKSPACE, name)
  const identified = writeIdentity(WORKSPACE)
  const folder = join(WORKSPACE, 'packages', name)
  install()
  run('node', [join(WORKSPACE, 'packages/codegen/src/main.ts')], folder)
  // A long name makes long lines.
  run('pnpm', ['exec', 'biome', 'format', '--write', '--log-level=error', ...files])
  for (const file of new Set([...files, ...identified, ...writeLists(WORKSPACE)])) console.log(`wrote ${file}`)
  console.log(
    `Next: describe the API in openapi/${name}.yaml, itself in packages/${name}/package.json, then \`npm run generate\`, \`node tools/run.mjs run reports\`.`,
  )
}

const [name, ...rest] = process.argv.slice(2)
if (name === undefined || rest.length > 0) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  try {
    createApi(name)
  } catch (error) {
    console.error(`new:api: ${(error as Error).message}`)
    process.exitCode = 1
  }
}
