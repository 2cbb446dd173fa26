import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '../workspace.ts'

/** Whose packages these are. The one place of each fact is the package.json of the root. */
export interface Identity {
  /** Of npm, with its sign: `@hub`. */
  scope: string
  /** Address of the sources in a browser, without `.git`. */
  web: string
  author: string
}

/** What npm shows of a package and where it looks for its sources, as fields of its package.json. */
export type IdentityFields = Pick<Manifest, 'author' | 'homepage' | 'repository' | 'bugs'>

/**
 * Reads `author`, `repository` and `hub.scope` from the package.json of a workspace.
 *
 * @throws Error when one of them is missing or malformed
 */
export function readIdentity(root: string): Identity {
  const { author, repository, hub } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
  const [, web] = /^git\+(https:\/\/[^\s#]+)\.git$/.exec(repository?.url ?? '') ?? []
  const scope = hub?.scope
  if (!author?.trim()) throw new Error('package.json: names the "author" of all packages')
  if (!web) throw new Error('package.json: has "repository": { "type": "git", "url": "git+https://….git" }')
  if (!scope || !/^@[a-z\d][a-z\d-]*$/.test(scope)) throw new Error('package.json: has "hub": { "scope": "@…" }')
  return { author, scope, web }
}

/** The fields of the package in `folder`, such as `packages/http`. */
export function toFields({ author, web }: Identity, folder: string): IdentityFields {
  return {
    author,
    homepage: `${toAddress(web, folder, 'tree')}#readme`,
    repository: { type: 'git', url: `git+${web}.git`, directory: folder },
    bugs: { url: `${web}/issues` },
  }
}

/** Where a file (`blob`) or a folder (`tree`) of the sources is shown, with its path from the root. */
export function toAddress(web: string, path: string, kind: 'blob' | 'tree'): string {
  return `${web}/${kind}/main/${path}`
}

/** The path, from the root and with its anchor, of what an address shows of these sources; `undefined` for any other address. */
export function toPath({ web }: Identity, address: string): string | undefined {
  const rest = address.startsWith(`${web}/`) ? address.slice(web.length + 1) : ''
  return /^(?:blob|tree)\/main\/(.+)$/.exec(rest)?.[1]
}

/** Whether the repository is one of the names that are kept for examples (RFC 2606): nothing may be published from there. */
export function isPlaceholder({ web }: Identity): boolean {
  return /(?:^|\.)example(?:\.(?:org|com|net))?$/.test(new URL(web).hostname)
}

/** The npm scope of the packages of a workspace: `@hub`. */
export function readScope(root: string): string {
  return readIdentity(root).scope
}
