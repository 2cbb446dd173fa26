import type { Package } from '../workspace.ts'
import { describe } from './render.ts'

/** The folders without a package.json of their own; what stands in packages/ and apps/ is read. */
const FOLDERS: readonly (readonly [name: string, description: string])[] = [
  ['openapi/', 'one OpenAPI 3.1 document per API, written by us: the source of every generated type, schema and check'],
  ['packages/', ''],
  ['apps/', ''],
  ['tools/', ''],
  ['tools/run.mjs', 'the launcher behind npm start and npm test'],
  ['tools/presets/', 'what packages are built and tested with'],
  ['tools/checks/', 'tests of the workspace itself: layout, imports, names, lockfiles, launcher, documents'],
  ['tools/identity/', 'puts the scope, the repository and the author of all packages into every file'],
  ['tools/lists/', 'writes the lists of packages: this one, the READMEs, publiccode.yml, redocly.yaml'],
  ['tools/installed/', 'what our packages do in projects outside the workspace: READMEs, msw 2 and 3, minifiers'],
  ['tools/new-api/', 'writes the package of a new API: templates and the command that fills them in'],
  ['tools/published/', 'looks at the built packages as npm would get them: files, exports, declarations'],
  ['tools/rehearsal/', 'a release on a registry of this machine, tried in every runtime and with every compiler'],
  ['tools/reference/', 'the reports in etc/, the api.md of packages, the reference site'],
  ['tools/openapi/', 'checks answers against an OpenAPI document'],
  ['tools/readme/', 'runs the code of the READMEs'],
  ['tools/test-run/', 'npm test: runs everything and prints the total'],
  ['tools/bootstrap/', 'the Node.js and pnpm that the launcher fetches'],
  ['tools/bench/', 'npm run bench'],
  ['etc/', 'the public interface of each package and the sizes of their bundles, written from what is built'],
  ['docs/', 'configuration, operations, security of the hub'],
  ['docs/decisions/', 'what was chosen once, and why'],
  ['examples/', 'four whole programs that use the packages; an agenda to import, an accessibility statement'],
  ['findings/', 'scripts that show surprising behaviour of public libraries of this field; outside npm test'],
]

/** The folders of the layout that have no package.json of their own. */
export const FOLDER_NAMES: readonly string[] = FOLDERS.map(([name]) => name)

/** The layout block of CONTRIBUTING.md: the tree of folders, one line each. */
export function renderLayout(packages: readonly Package[]): string {
  const describeChildren = (name: string): (readonly [string, string])[] =>
    packages
      .filter(({ folder }) => `${folder.split('/')[0]}/` === name)
      .map((child) => [`${child.folder}/`, `${child.manifest.name} · ${describe(child, 'en')}`])
  const lines = FOLDERS.flatMap((folder) => [folder].concat(describeChildren(folder[0])))
  const labels = lines.map(([name]) => {
    const [leaf = '', ...parents] = name.replace(/\/$/, '').split('/').toReversed()
    return `${'  '.repeat(parents.length)}${leaf}${name.endsWith('/') ? '/' : ''}`
  })
  const width = Math.max(...labels.map((label) => label.length)) + 2
  const text = lines.map(([, description], index) => `${(labels[index] ?? '').padEnd(width)}${description}`.trimEnd())
  return ['```text', ...text, '```'].join('\n')
}
