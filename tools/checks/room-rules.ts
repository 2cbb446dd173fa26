import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isClient, isPublished, type Rule, type Subject } from './package-rules.ts'

const LONGEST_BUILD_CONFIGURATION = 10

/** The files that every published package has. */
export const publishedRoom: Rule = (subject) => {
  if (!isPublished(subject)) return []
  const { folder, path, manifest, names } = subject
  const problems = lacking(subject, ['README.md', 'CHANGELOG.md', 'tsup.config.ts', 'src/index.ts'])
  if (names.includes('README.md') && readFirstLine(path, 'README.md') !== `# ${manifest.name}`) {
    problems.push(`${folder}/README.md: begins with the package's name: # ${manifest.name}`)
  }
  const configuration = names.includes('tsup.config.ts') ? readFileSync(join(path, 'tsup.config.ts'), 'utf8') : ''
  if (configuration.trimEnd().split('\n').length > LONGEST_BUILD_CONFIGURATION) {
    problems.push(
      `${folder}/tsup.config.ts: has more than ${LONGEST_BUILD_CONFIGURATION} lines; what it does belongs into tools/presets`,
    )
  }
  return problems
}

/** What a client has besides: client, simulator, generated contract, contract tests, type tests. */
export const clientRoom: Rule = (subject) => {
  if (!isPublished(subject) || !isClient(subject)) return []
  const { folder, manifest, names, root } = subject
  const documents = manifest.hub?.openapi ?? []
  const generated = documents.flatMap((document) =>
    ['types', 'operations'].map((part) => `src/generated/${document}.${part}.gen.ts`),
  )
  return [
    ...lacking(subject, ['src/client.ts', 'src/msw/index.ts', ...generated]),
    ...demand('./msw' in (manifest.exports ?? {}), `${folder}/package.json: exports its simulator as "./msw"`),
    ...demand(documents.length > 0, `${folder}/package.json: names its documents: "hub": { "openapi": ["…"] }`),
    ...documents
      .filter((document) => !existsSync(join(root, 'openapi', `${document}.yaml`)))
      .map((document) => `${folder}/package.json: names openapi/${document}.yaml, which does not exist`),
    ...demand(
      names.some((name) => /^test\/.*\.test\.ts$/.test(name)),
      `${folder}/test: has at least one contract test (*.test.ts) against the simulator`,
    ),
    ...demand(
      names.some((name) => /^test\/.*\.test-d\.ts$/.test(name)),
      `${folder}/test: has at least one test of its types (*.test-d.ts)`,
    ),
  ]
}

/** A library knows no API: it has no generated contract and no simulator. */
export const libraryRoom: Rule = (subject) => {
  if (!isPublished(subject) || isClient(subject)) return []
  return subject.names
    .filter((name) => /^src\/(?:generated|msw)\//.test(name))
    .map((name) => `${subject.folder}/${name}: a library has no generated contract and no simulator; is it a client?`)
}

/** Generated files are recognised by their place and by their name, so that nobody edits one and nobody hides a written one. */
export const generatedFiles: Rule = ({ folder, names }) =>
  names
    .filter((name) => /(?:^|\/)generated\//.test(name) !== name.endsWith('.gen.ts'))
    .map((name) => `${folder}/${name}: src/generated holds *.gen.ts and nothing else does`)

function lacking({ folder, names }: Subject, wanted: readonly string[]): string[] {
  return wanted.filter((name) => !names.includes(name)).map((name) => `${folder}/${name}: is missing`)
}

function demand(holds: boolean, problem: string): string[] {
  return holds ? [] : [problem]
}

function readFirstLine(path: string, name: string): string {
  return readFileSync(join(path, name), 'utf8').split(/\r?\n/, 1)[0] ?? ''
}
