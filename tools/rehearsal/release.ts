import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listPublished, type Package, readPackages, WORKSPACE } from '../workspace.ts'
import type { Registry } from './registry.ts'

const CHANGESET = join(WORKSPACE, 'node_modules', '@changesets', 'cli', 'bin.js')

/** What a release reads: the files of the root, the changesets, and those that stand directly in a package. */
const RELEASED = /^(?:[^/]+|\.changeset\/[^/]+|(?:packages|apps)\/[^/]+\/[^/]+|tools\/package\.json)$/

/**
 * Does in a copy what the release workflow does: raises the versions as the changesets say, and publishes every package.
 *
 * @param folder an empty one, for the copy
 * @returns the published packages, as they are in the copy
 */
export function release(folder: string, registry: Registry): Package[] {
  copyWorkspace(folder)
  writeFileSync(join(folder, '.npmrc'), registry.settings)
  changeset(folder, 'version')
  changeset(folder, 'publish', '--no-git-tag')
  return listPublished(folder)
}

/** The environment of a command outside of this workspace: nothing of the run that it is part of. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([key]) => !/^(?:npm_|pnpm_|vitest|node_env|init_cwd)/i.test(key))
  return { ...Object.fromEntries(kept), CI: 'true', NO_COLOR: '1' }
}

function changeset(folder: string, ...args: string[]): void {
  const env = { ...cleanEnvironment(), pnpm_config_verify_deps_before_run: 'false' }
  try {
    execFileSync(process.execPath, [CHANGESET, ...args], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string }
    throw new Error(`changeset ${args[0]} failed:\n${stdout}${stderr}`, { cause: error })
  }
}

/** The files of this workspace that git knows, what is built, links from package to package, and a repository. */
function copyWorkspace(folder: string): void {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const names = execFileSync('git', list, { cwd: WORKSPACE, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0')
  for (const name of names)
    if (RELEASED.test(name) && existsSync(join(WORKSPACE, name))) cpSync(join(WORKSPACE, name), join(folder, name))
  const folders = new Map(readPackages(WORKSPACE).map(({ folder: place, manifest }) => [manifest.name, place]))
  for (const { folder: place, path, manifest } of listPublished(WORKSPACE)) {
    cpSync(join(path, 'dist'), join(folder, place, 'dist'), { recursive: true })
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
      const sibling = folders.get(name)
      if (sibling) link(join(folder, sibling), join(folder, place, 'node_modules', name))
    }
  }
  link(join(WORKSPACE, 'node_modules'), join(folder, 'node_modules'))
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: folder, stdio: 'pipe' })
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all', '.')
  git('-c', 'user.name=release', '-c', 'user.email=release@example.org', 'commit', '--quiet', '--message=Release')
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path, 'junction')
}
