// The lists of packages and documents that stand in files for people and for other programs, written from the package.json files.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderMatrix } from '../rehearsal/matrix.ts'
import { ALONE, type Package, readPackages } from '../workspace.ts'
import { replaceBlock } from './block.ts'
import { renderLayout } from './layout.ts'
import { renderDocuments, renderFeatures, renderTable, renderVersion } from './render.ts'

interface List {
  file: string
  /** The name of the block in the file, as in `<!-- list: packages -->`. */
  block: string
  render: (packages: readonly Package[]) => string
}

const LISTS: readonly List[] = [
  { file: 'README.md', block: 'packages', render: (packages) => renderTable(packages, 'en') },
  { file: 'README.fr.md', block: 'packages', render: (packages) => renderTable(packages, 'fr') },
  { file: 'CONTRIBUTING.md', block: 'layout', render: renderLayout },
  { file: 'publiccode.yml', block: 'version', render: renderVersion },
  { file: 'publiccode.yml', block: 'features', render: (packages) => renderFeatures(packages, 'en') },
  { file: 'publiccode.yml', block: 'features-fr', render: (packages) => renderFeatures(packages, 'fr') },
  { file: 'redocly.yaml', block: 'documents', render: renderDocuments },
]

/** The files that differ from what the package.json files give: name and right text. */
export function findStaleLists(root: string): Map<string, string> {
  const packages = readPackages(root).filter(({ folder }) => !ALONE.includes(folder))
  const texts = new Map<string, string>()
  const readmes = packages
    // A command line is a program of Node.js: nothing imports it elsewhere.
    .filter(({ manifest }) => manifest.private !== true && manifest.hub?.commands !== true)
    .map(({ folder }): List => ({ file: `${folder}/README.md`, block: 'tested', render: renderMatrix }))
  for (const { file, block, render } of [...LISTS, ...readmes]) {
    const text = texts.get(file) ?? readFileSync(join(root, file), 'utf8')
    texts.set(file, replaceBlock(file, text, block, render(packages)))
  }
  return new Map([...texts].filter(([file, text]) => text !== readFileSync(join(root, file), 'utf8')))
}

/** Writes every list that is stale. @returns the names of the files that changed. */
export function writeLists(root: string): string[] {
  const stale = findStaleLists(root)
  for (const [file, text] of stale) writeFileSync(join(root, file), text)
  return [...stale.keys()]
}
