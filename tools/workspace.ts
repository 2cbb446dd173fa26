import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The root of this workspace. */
export const WORKSPACE = join(import.meta.dirname, '..')

/** What is read of a package.json. */
export interface Manifest {
  name?: string
  private?: boolean
  version?: string
  description?: string
  keywords?: readonly string[]
  license?: string
  author?: string
  homepage?: string
  repository?: { type: string; url: string; directory?: string }
  bugs?: { url: string }
  type?: string
  sideEffects?: unknown
  engines?: Record<string, string>
  files?: readonly string[]
  exports?: Record<string, unknown>
  hub?: {
    /** Of the root: the npm scope of all packages. */
    scope?: string
    /** What the package offers of an API: `operations`, `webhooks`, `simulator`. */
    capabilities?: readonly string[]
    /** Its documents in `openapi/`, from which its code is generated. */
    openapi?: readonly string[]
    /** The documents in `openapi/` that are generated from the package. */
    serves?: readonly string[]
    /** Its line in README.fr.md. */
    descriptionFr?: string
    /** Whether the commands of all documents are generated into it. */
    commands?: boolean
  }
  /** Commands that it installs. */
  bin?: Record<string, string>
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  packageManager?: string
}

export interface Package {
  /** From the root, with forward slashes: `packages/http`. */
  folder: string
  path: string
  manifest: Manifest
}

/** Packages that are no member of a group: nobody depends on them. */
export const ALONE = ['tools', 'examples']

/** The packages of a workspace, where pnpm-workspace.yaml puts them: `packages/*`, `apps/*`, `tools` and `examples`. */
export function readPackages(root: string): Package[] {
  const folders = ['packages', 'apps'].flatMap((parent) => childFolders(root, parent))
  return [...folders, ...ALONE]
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({ folder, path: join(root, folder), manifest: readManifest(join(root, folder)) }))
}

/** The packages that npm gets. */
export function listPublished(root: string): Package[] {
  return readPackages(root).filter(({ manifest }) => manifest.private !== true)
}

export function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest
}

function childFolders(root: string, parent: string): string[] {
  if (!existsSync(join(root, parent))) return []
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${parent}/${entry.name}`)
    .toSorted()
}
