import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { isClient, isPublished, type Rule, type Subject } from './package-rules.ts'
import { importedNames, type SourceFile, withoutComments } from './source-files.ts'

const LONGEST_SOURCE = 250
const LONGEST_TEST = 450
/** Where published code may use Node.js itself: servers that users start in their tests. Everything else runs anywhere. */
const NODE_ONLY = ['packages/http/src/faults']
/** What of an application's sources is not a feature. */
const SHARED_FOLDERS = ['platform', 'commands', 'config']

const written = (subject: Subject): SourceFile[] => subject.files.filter(({ isGenerated }) => !isGenerated)
const published = (subject: Subject): SourceFile[] =>
  isPublished(subject) ? subject.files.filter(({ name, isTest }) => name.startsWith('src/') && !isTest) : []

/** One idea per file, and a name that says which. */
export const smallRooms: Rule = (subject) =>
  written(subject).flatMap(({ name, text, isTest }) => {
    const file = `${subject.folder}/${name}`
    const lines = text.trimEnd().split('\n').length
    const limit = isTest ? LONGEST_TEST : LONGEST_SOURCE
    return [
      ...(lines > limit ? [`${file}: has ${lines} lines, more than ${limit}; divide it by idea`] : []),
      ...(/^[a-z0-9.-]+$/.test(posix.basename(name)) ? [] : [`${file}: has a name in kebab-case`]),
    ]
  })

/** Everything public has a name: a reader of index.ts sees the whole surface, a bundler can leave out what is unused. */
export const namedExports: Rule = (subject) =>
  published(subject)
    .filter(({ isGenerated }) => !isGenerated)
    .flatMap(({ name, text }) => {
      const code = withoutComments(text)
      const file = `${subject.folder}/${name}`
      return [
        ...(/\bexport\s+(?:type\s+)?\*/.test(code) ? [`${file}: exports by name, not \`export *\``] : []),
        ...(/\bexport\s+default\b|\bas\s+default\b/.test(code) ? [`${file}: exports by name, not \`default\``] : []),
      ]
    })

/** What published code may import. */
export const imports: Rule = (subject) => {
  const clients = subject.workspace.filter((other) => isClient(other) && other.folder !== subject.folder)
  return published(subject).flatMap(({ name, text }) => {
    const file = `${subject.folder}/${name}`
    const mayUseNode = NODE_ONLY.some((folder) => file.startsWith(`${folder}/`))
    return importedNames(text).flatMap((imported) => {
      const client = clients.find(
        ({ manifest }) => imported === manifest.name || imported.startsWith(`${manifest.name}/`),
      )
      return [
        ...(isBuiltin(imported) && !mayUseNode
          ? [`${file}: imports ${imported}; published code runs outside Node.js too`]
          : []),
        ...(/^zod(?:\/v\d)?$/.test(imported)
          ? [`${file}: imports ${imported}; use zod/mini, a tenth of its size`]
          : []),
        ...(client ? [`${file}: imports another client, ${imported}; take what it gives as an option`] : []),
        ...(leavesSources(name, imported) ? [`${file}: imports ${imported}, which is not published with it`] : []),
      ]
    })
  })
}

function leavesSources(name: string, imported: string): boolean {
  return imported.startsWith('.') && !posix.join(posix.dirname(name), imported).startsWith('src/')
}

/** Features of an application do not import each other: what two of them need belongs into platform/. */
export const features: Rule = ({ folder, files }) => {
  if (!folder.startsWith('apps/')) return []
  return files
    .filter(({ isTest }) => !isTest)
    .flatMap(({ name, text }) => {
      const feature = featureOf(name)
      if (!feature) return []
      return importedNames(text)
        .filter((imported) => imported.startsWith('.'))
        .filter((imported) => {
          const other = featureOf(posix.join(posix.dirname(name), imported))
          return other !== undefined && other !== feature
        })
        .map((imported) => `${folder}/${name}: imports another feature, ${imported}; put what both need into platform/`)
    })
}

function featureOf(name: string): string | undefined {
  const [, feature] = /^src\/([^/]+)\//.exec(name) ?? []
  return feature === undefined || SHARED_FOLDERS.includes(feature) ? undefined : feature
}
