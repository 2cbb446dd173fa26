import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The packages that changesets name. @param isWanted by the name of the file */
export function readNamed(root: string, isWanted: (name: string) => boolean = () => true): Set<string> {
  const folder = join(root, '.changeset')
  const files = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md' && isWanted(name))
  const named = files.flatMap((name) => {
    const [, head = ''] = /^---\r?\n([^]*?)\r?\n---/.exec(readFileSync(join(folder, name), 'utf8')) ?? []
    return [...head.matchAll(/^['"]?(@?[^'":\s]+)['"]?:/gm)].map(([, found = '']) => found)
  })
  return new Set(named)
}
