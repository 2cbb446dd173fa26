import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listPublished, readPackages } from '../workspace.ts'
import { readNamed } from './changesets.ts'
import { SIZES, toReportName } from './reports.ts'
import { findChangedSizes, type Sizes } from './sizes.ts'

/**
 * The packages whose public interface or size is another than in a commit, without a changeset since then that names them; for a size, one
 * that names a package that they depend on is enough.
 *
 * @param base a commit; by default, for each package, the one of its present version
 * @returns one sentence each: nothing when all is well
 */
export function findUndescribed(root: string, base?: string): string[] {
  const packages = readPackages(root)
  const names = new Set(packages.map(({ manifest }) => manifest.name))
  const problems: string[] = []
  for (const subject of listPublished(root)) {
    const { name = '', dependencies = {} } = subject.manifest
    const since = base ?? findReleaseCommit(root, `${subject.folder}/package.json`)
    if (since === undefined) continue
    const described = readDescribed(root, since)
    const behind = `changed since ${since.slice(0, 8)}, and no changeset names ${name}`
    const report = toReportName(subject)
    if (!described.has(name) && readAt(root, since, report) !== readNow(root, report))
      problems.push(`${report}: ${behind}`)
    const siblings = Object.keys(dependencies).filter((dependency) => names.has(dependency))
    if ([name, ...siblings].some((candidate) => described.has(candidate))) continue
    const changed = findChangedSizes(
      selectSizes(name, readAt(root, since, SIZES)),
      selectSizes(name, readNow(root, SIZES)),
    )
    if (changed.length > 0) problems.push(`${SIZES}: ${changed.join(', ')} ${behind}`)
  }
  return problems
}

function selectSizes(name: string, text = '{}'): Sizes {
  const sizes = Object.entries(JSON.parse(text) as Sizes)
  return Object.fromEntries(sizes.filter(([entry]) => entry === name || entry.startsWith(`${name}/`)))
}

/** The commit that gave a package its present version; `undefined` outside of a repository and before the first commit. */
function findReleaseCommit(root: string, manifest: string): string | undefined {
  const version = (JSON.parse(readFileSync(join(root, manifest), 'utf8')) as { version: string }).version
  const log = git(
    root,
    'log',
    '--format=%H',
    `-G"version": *"${version.replaceAll('.', String.raw`\.`)}"`,
    '--',
    manifest,
  )
  return log?.split('\n').find((line) => line !== '')
}

/** The packages that a changeset names which is not in a commit. */
function readDescribed(root: string, since: string): Set<string> {
  const former = new Set(git(root, 'ls-tree', '--name-only', since, '.changeset/')?.split('\n'))
  return readNamed(root, (name) => !former.has(`.changeset/${name}`))
}

function readAt(root: string, commit: string, name: string): string | undefined {
  return git(root, 'show', `${commit}:${name}`)
}

function readNow(root: string, name: string): string | undefined {
  return existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8') : undefined
}

/** What git prints; `undefined` when it refuses: no repository, no such commit, no such file there. */
function git(root: string, ...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 26,
    })
  } catch {
    return undefined
  }
}
