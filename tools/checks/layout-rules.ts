import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMarkdown } from './markdown.ts'
import { found, hasCapability, isApi, isProgram, isPublished, type Rule, type Subject } from './package-rules.ts'

const MAX_BUILD_CONFIGURATION_LINES = 10

/** The files that every published package has. */
export const publishedLayout: Rule = (subject) => {
  if (!isPublished(subject)) return []
  const { folder, manifest } = subject
  const readme = readLines(subject, 'README.md')
  const [install, firstCall] = readMarkdown(readme.join('\n')).codeBlocks
  const [language, call] = isProgram(subject) ? ['sh', 'a first command'] : ['ts', 'a first call in TypeScript']
  return found([
    ...findMissing(subject, ['README.md', 'CHANGELOG.md', 'tsup.config.ts', 'src/index.ts']),
    [readme[0] !== `# ${manifest.name}`, `${folder}/README.md: begins with the package's name: # ${manifest.name}`],
    [
      install?.code.split('\n')[0] !== `npm install ${manifest.name}` || firstCall?.language !== language,
      `${folder}/README.md: begins with \`npm install ${manifest.name}\` and, as the next code block, ${call}`,
    ],
    [
      readLines(subject, 'tsup.config.ts').length > MAX_BUILD_CONFIGURATION_LINES,
      `${folder}/tsup.config.ts: has more than ${MAX_BUILD_CONFIGURATION_LINES} lines; move what it does to tools/presets`,
    ],
  ])
}

/** What a package of an API has besides, whatever its capabilities: its documents, the types generated from them, tests of its types. */
export const apiLayout: Rule = (subject) => {
  if (!isPublished(subject) || !isApi(subject)) return []
  const { folder, manifest, names, root } = subject
  const documents = manifest.hub?.openapi ?? []
  return found([
    [documents.length === 0, `${folder}/package.json: names its documents: "hub": { "openapi": ["…"] }`],
    ...documents.map((document) => {
      const exists = existsSync(join(root, 'openapi', `${document}.yaml`))
      return [!exists, `${folder}/package.json: names openapi/${document}.yaml, which does not exist`] as const
    }),
    ...findMissing(subject, generatedNames(subject, 'types')),
    [
      !names.some((name) => /^test\/.*\.test-d\.ts$/.test(name)),
      `${folder}/test: has at least one test of its types (*.test-d.ts)`,
    ],
  ])
}

/** `operations`: a client whose methods call the API. */
export const operationsLayout: Rule = (subject) => {
  if (!isPublished(subject) || !hasCapability(subject, 'operations')) return []
  return found([
    ...findMissing(subject, ['src/client.ts', ...generatedNames(subject, 'operations')]),
    [
      !subject.names.some((name) => /^test\/.*\.test\.ts$/.test(name)),
      `${subject.folder}/test: has at least one contract test (*.test.ts) against the simulator`,
    ],
  ])
}

/** The folders of `src/` that a capability is made of; each is an entry of its own. */
const ENTRIES = [
  ['webhooks', 'webhooks'],
  ['simulator', 'simulator'],
  ['simulator', 'msw'],
] as const

/** `webhooks` and `simulator`: folders of src/, exported under their names; an API without the capability has neither. */
export const entriesLayout: Rule = (subject) => {
  if (!isPublished(subject) || !isApi(subject)) return []
  const { folder, manifest, names } = subject
  return ENTRIES.flatMap(([capability, entry]) => {
    if (!hasCapability(subject, capability)) {
      const isPresent = names.some((name) => name.startsWith(`src/${entry}/`))
      return found([
        [isPresent, `${folder}/src/${entry}: needs "${capability}" in "hub": { "capabilities": […] } of package.json`],
      ])
    }
    return found([
      ...findMissing(subject, [`src/${entry}/index.ts`]),
      [
        !(`./${entry}` in (manifest.exports ?? {})),
        `${folder}/package.json: exports its ${capability} as "./${entry}"`,
      ],
    ])
  })
}

/** A package without an API has no generated contract, unless it has the commands of all. */
export const libraryLayout: Rule = (subject) => {
  if (!isPublished(subject) || isApi(subject) || subject.manifest.hub?.commands) return []
  return subject.names
    .filter((name) => name.startsWith('src/generated/'))
    .map(
      (name) => `${subject.folder}/${name}: a package without an API has no generated contract; name its capabilities`,
    )
}

/** Generated files are recognised by their place and by their name, so that nobody edits one and nobody hides a written one. */
export const generatedFiles: Rule = ({ folder, names }) =>
  names
    .filter((name) => /(?:^|\/)generated\//.test(name) !== name.endsWith('.gen.ts'))
    .map((name) => `${folder}/${name}: src/generated holds *.gen.ts and nothing else does`)

function generatedNames({ manifest }: Subject, part: string): string[] {
  return (manifest.hub?.openapi ?? []).map((document) => `src/generated/${document}.${part}.gen.ts`)
}

function findMissing({ folder, names }: Subject, wanted: readonly string[]): (readonly [boolean, string])[] {
  return wanted.map((name) => [!names.includes(name), `${folder}/${name}: is missing`])
}

function readLines({ path, names }: Subject, name: string): string[] {
  return names.includes(name) ? readFileSync(join(path, name), 'utf8').trimEnd().split(/\r?\n/) : []
}
