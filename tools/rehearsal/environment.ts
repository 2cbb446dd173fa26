// What the rehearsal runs on, fetched once from the npm registry by hash, as the launcher fetches Node.js and pnpm: a registry server, the
// runtimes and the compilers. It is no part of the workspace, whose users need none of it.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readManifest, WORKSPACE } from '../workspace.ts'

const SOURCE = join(import.meta.dirname, 'environment')
const FILES = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']
/** An installation that lasts longer, in milliseconds, waits for an answer that will not come. */
const LONGEST_INSTALLATION = 900_000

/** The runtimes are programs for this platform: elsewhere the rehearsal is left out. */
export const IS_SUPPORTED = process.platform === 'linux' && process.arch === 'x64'

/** Versions by name, such as `typescript-5.4`. */
export function readVersions(): Record<string, string> {
  const { dependencies, optionalDependencies } = readManifest(SOURCE)
  return Object.fromEntries(
    Object.entries({ ...dependencies, ...optionalDependencies }).map(([name, range]) => [
      name,
      range.slice(range.lastIndexOf('@') + 1),
    ]),
  )
}

/** Installs the environment unless it is there. @returns its folder */
export function prepareEnvironment(): string {
  const hash = createHash('sha256')
  for (const file of FILES) hash.update(readFileSync(join(SOURCE, file)))
  const target = join(WORKSPACE, '.tools', `rehearsal-${hash.digest('hex').slice(0, 12)}`)
  if (existsSync(target)) return target
  // Under a temporary name first, so that what is interrupted leaves no half of it behind.
  const staging = `${target}.${process.pid}`
  mkdirSync(staging, { recursive: true })
  for (const file of FILES) cpSync(join(SOURCE, file), join(staging, file))
  const pnpm = join(WORKSPACE, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs')
  const args = [pnpm, 'install', '--frozen-lockfile', '--prefer-offline', '--ignore-scripts', '--reporter=silent']
  try {
    execFileSync(process.execPath, args, { cwd: staging, stdio: 'pipe', timeout: LONGEST_INSTALLATION })
    renameSync(staging, target)
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    if (!existsSync(target))
      throw new Error('could not fetch what the rehearsal runs on; is the npm registry reachable?', { cause: error })
  }
  return target
}

/** The folder of a package of the environment. */
export function findPackage(environment: string, name: string): string {
  return join(environment, 'node_modules', name)
}

/** The program of a runtime. */
export function findRuntime(environment: string, name: string): string {
  const programs: Record<string, string> = {
    bun: '@oven/bun-linux-x64/bin/bun',
    deno: '@deno/linux-x64-glibc/deno',
  }
  if (name !== 'workerd') return findPackage(environment, programs[name] ?? `${name}/bin/node`)
  // A package of its platform, beside which pnpm puts it.
  return join(realpathSync(findPackage(environment, name)), '..', '@cloudflare/workerd-linux-64/bin/workerd')
}
