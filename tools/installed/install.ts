// What `npm install` gives to a project outside the workspace, without a registry: the published files of our packages, and what they depend on.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Package, readPackages, WORKSPACE } from '../workspace.ts'

/** A folder with a package.json and what was installed in it. */
export interface Project extends Disposable {
  folder: string
}

/** The published packages, by their names. */
export const published: ReadonlyMap<string, Package> = new Map(
  readPackages(WORKSPACE)
    .filter(({ manifest }) => manifest.private !== true)
    .map((each) => [each.manifest.name ?? '', each]),
)

/**
 * A new project in which packages are installed, built before. Peer dependencies are not, as with npm where they are optional.
 *
 * @param names of our packages.
 * @param others folders of other packages, by the name under which they are installed.
 */
export function createProject(names: readonly string[], others: Readonly<Record<string, string>> = {}): Project {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hub-project-')))
  writeFileSync(join(folder, 'package.json'), '{ "name": "project", "type": "module" }')
  for (const name of names) install(folder, name)
  for (const [name, target] of Object.entries(others)) link(target, join(folder, 'node_modules', name))
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

function install(folder: string, name: string): void {
  const found = published.get(name)
  if (!found) throw new Error(`no package of this workspace is published as ${name}`)
  const { path, manifest } = found
  const target = join(folder, 'node_modules', name)
  // npm publishes these whatever "files" says.
  const files = readdirSync(path).filter((file) => /^(package\.json|readme.*|licen[cs]e.*)$/i.test(file))
  for (const file of [...files, ...(manifest.files ?? [])])
    cpSync(join(path, file), join(target, file), { recursive: true })
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    if (published.has(dependency)) install(folder, dependency)
    else link(join(path, 'node_modules', dependency), join(folder, 'node_modules', dependency))
  }
}

function link(target: string, path: string): void {
  rmSync(path, { force: true, recursive: true })
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(realpathSync(target), path, 'junction')
}
