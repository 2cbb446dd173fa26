import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { found, isClient, isPublished, type Rule, type Subject } from './package-rules.ts'

const LONGEST_BUILD_CONFIGURATION = 10

/** The files that every published package has. */
export const publishedRoom: Rule = (subject) => {
  if (!isPublished(subject)) return []
  const { folder, manifest } = subject
  const [title] = lines(subject, 'README.md')
  return found([
    ...lacking(subject, ['README.md', 'CHANGELOG.md', 'tsup.config.ts', 'src/index.ts']),
    [title !== `# ${manifest.name}`, `${folder}/README.md: begins with the package's name: # ${manifest.name}`],
    [
      lines(subject, 'tsup.config.ts').length > LONGEST_BUILD_CONFIGURATION,
      `${folder}/tsup.config.ts: has more than ${LONGEST_BUILD_CONFIGURATION} lines; what it does belongs into tools/presets`,
    ],
  ])
}

/** What a client has besides: client, simulator, generated contract, contract tests, type tests. */
export const clientRoom: Rule = (subject) => {
  if (!isPublished(subject) || !isClient(subject)) return []
  const { folder, manifest, names, root } = subject
  const documents = manifest.hub?.openapi ?? []
  const generated = documents.flatMap((document) =>
    ['types', 'operations'].map((part) => `src/generated/${document}.${part}.gen.ts`),
  )
  return found([
    ...lacking(subject, ['src/client.ts', 'src/msw/index.ts', ...generated]),
    [!('./msw' in (manifest.exports ?? {})), `${folder}/package.json: exports its simulator as "./msw"`],
    [documents.length === 0, `${folder}/package.json: names its documents: "hub": { "openapi": ["…"] }`],
    ...documents.map((document) => {
      const exists = existsSync(join(root, 'openapi', `${document}.yaml`))
      return [!exists, `${folder}/package.json: names openapi/${document}.yaml, which does not exist`] as const
    }),
    [
      !names.some((name) => /^test\/.*\.test\.ts$/.test(name)),
      `${folder}/test: has at least one contract test (*.test.ts) against the simulator`,
    ],
    [
      !names.some((name) => /^test\/.*\.test-d\.ts$/.test(name)),
      `${folder}/test: has at least one test of its types (*.test-d.ts)`,
    ],
  ])
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

function lacking({ folder, names }: Subject, wanted: readonly string[]): (readonly [boolean, string])[] {
  return wanted.map((name) => [!names.includes(name), `${folder}/${name}: is missing`])
}

function lines({ path, names }: Subject, name: string): string[] {
  return names.includes(name) ? readFileSync(join(path, name), 'utf8').trimEnd().split(/\r?\n/) : []
}
