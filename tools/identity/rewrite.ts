import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type Manifest, readPackages } from '../workspace.ts'
import { readIdentity, toAddress, toFields, type Identity } from './identity.ts'

const BINARY = /\.(?:png|jpe?g|gif|ico|woff2?|gz|pdf|zip)$/

/**
 * Gives every published package the fields of the identity, puts its scope and its repository where another stood, and makes the links of
 * the READMEs that are published absolute.
 *
 * @returns the names of the files that changed, with forward slashes
 */
export function writeIdentity(root: string): string[] {
  const stale = findStaleIdentity(root)
  for (const [file, text] of stale) writeFileSync(join(root, file), text)
  return [...stale.keys()]
}

/** The files that differ from what the identity gives: name and right text. */
export function findStaleIdentity(root: string): Map<string, string> {
  const identity = readIdentity(root)
  const former = readFormer(root)
  const stale = new Map<string, string>()
  for (const file of trackedFiles(root)) {
    const text = readFileSync(join(root, file), 'utf8')
    const right = correct(root, file, text, identity, former)
    if (right !== text) stale.set(file, right)
  }
  return stale
}

function correct(
  root: string,
  file: string,
  text: string,
  identity: Identity,
  former: Pick<Identity, 'scope' | 'web'>,
): string {
  let right = text
  if (former.scope !== identity.scope)
    right = right.replaceAll(new RegExp(`(?<![\\w@])${former.scope}(?![\\w-])`, 'g'), identity.scope)
  if (former.web !== identity.web) right = right.replaceAll(former.web, identity.web)
  const [, folder] = /^(packages\/[^/]+)\/(?:package\.json|README\.md)$/.exec(file) ?? []
  if (folder === undefined) return right
  return file.endsWith('.md') ? absoluteLinks(root, right, folder, identity.web) : withFields(right, folder, identity)
}

/** Puts the fields behind the licence, where npm's own documentation has them; a package that is not published has none. */
function withFields(text: string, folder: string, identity: Identity): string {
  const manifest = JSON.parse(text) as Manifest & Record<string, unknown>
  if (manifest.private === true) return text
  const fields = toFields(identity, folder)
  const names = new Set(Object.keys(fields))
  const others = Object.entries(manifest).filter(([name]) => !names.has(name))
  const licence = others.findIndex(([name]) => name === 'license')
  const ordered = [...others.slice(0, licence + 1), ...Object.entries(fields), ...others.slice(licence + 1)]
  return `${JSON.stringify(Object.fromEntries(ordered), null, 2)}\n`
}

/** A link to another folder works on the page of a package only when it is absolute. */
function absoluteLinks(root: string, text: string, folder: string, web: string): string {
  return text.replaceAll(/\]\((\.\.?\/[^()\s]+)\)/g, (_link, target: string) => {
    const [path = '', anchor] = target.split('#')
    const place = posix.join(folder, path).replace(/\/$/, '')
    const isFolder = statSync(join(root, place), { throwIfNoEntry: false })?.isDirectory() === true
    return `](${toAddress(web, place, isFolder ? 'tree' : 'blob')}${anchor === undefined ? '' : `#${anchor}`})`
  })
}

/** The identity that stands in the package of the request lifecycle, which every other package names. */
function readFormer(root: string): Pick<Identity, 'scope' | 'web'> {
  const found = readPackages(root).find(({ folder }) => folder === 'packages/http')
  const { scope, web } = readIdentity(root)
  const [former = scope] = found?.manifest.name?.split('/') ?? []
  const url = found?.manifest.repository?.url ?? `git+${web}.git`
  return { scope: former, web: url.replace(/^git\+/, '').replace(/\.git$/, '') }
}

/** What git knows and what it would add, texts only. */
function trackedFiles(root: string): string[] {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard']
  const names = execFileSync('git', list, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0')
  return names.filter((name) => name !== '' && !BINARY.test(name) && existsSync(join(root, name)))
}
