import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { found, isClient, isPublished, type Rule, type Subject } from './package-rules.ts'
import { importedNames, type SourceFile, withoutComments } from './source-files.ts'

const LONGEST_SOURCE = 250
const LONGEST_TEST = 450
/** Where published code may use Node.js itself: servers that users start in their tests. Everything else runs anywhere. */
const NODE_ONLY = ['packages/http/src/faults', 'packages/rdv-solidarites-auth/src/node']
/** What of an application's sources is not a feature. */
const SHARED_FOLDERS = new Set(['platform', 'commands', 'config'])

/** What a package publishes of its sources. */
const published = (subject: Subject): SourceFile[] =>
  isPublished(subject) ? subject.files.filter(({ name, isTest }) => name.startsWith('src/') && !isTest) : []

/** One idea per file, and a name that says which. */
export const smallRooms: Rule = ({ folder, files }) =>
  files
    .filter(({ isGenerated }) => !isGenerated)
    .flatMap(({ name, text, isTest }) => {
      const lines = text.trimEnd().split('\n').length
      const limit = isTest ? LONGEST_TEST : LONGEST_SOURCE
      return found([
        [lines > limit, `${folder}/${name}: has ${lines} lines, more than ${limit}; divide it by idea`],
        [!/^[a-z0-9.-]+$/.test(posix.basename(name)), `${folder}/${name}: has a name in kebab-case`],
      ])
    })

/** Everything public has a name: a reader of index.ts sees the whole surface, a bundler can leave out what is unused. */
export const namedExports: Rule = (subject) =>
  published(subject)
    .filter(({ isGenerated }) => !isGenerated)
    .flatMap(({ name, text }) => {
      const code = withoutComments(text)
      const file = `${subject.folder}/${name}`
      return found([
        [/\bexport\s+(?:type\s+)?\*/.test(code), `${file}: exports by name, not \`export *\``],
        [/\bexport\s+default\b|\bas\s+default\b/.test(code), `${file}: exports by name, not \`default\``],
      ])
    })

/** What published code may import. */
export const imports: Rule = (subject) => {
  const clients = subject.workspace.filter((other) => isClient(other) && other.folder !== subject.folder)
  const isOtherClient = (imported: string): boolean =>
    clients.some(({ manifest }) => imported === manifest.name || imported.startsWith(`${manifest.name}/`))
  return published(subject).flatMap(({ name, text }) => {
    const file = `${subject.folder}/${name}`
    const mayUseNode = NODE_ONLY.some((folder) => file.startsWith(`${folder}/`))
    return importedNames(text).flatMap((imported) =>
      found([
        [isBuiltin(imported) && !mayUseNode, `${file}: imports ${imported}; published code runs outside Node.js too`],
        [/^zod(?:\/v\d)?$/.test(imported), `${file}: imports ${imported}; use zod/mini, a tenth of its size`],
        [isOtherClient(imported), `${file}: imports another client, ${imported}; take what it gives as an option`],
        [leavesSources(name, imported), `${file}: imports ${imported}, which is not published with it`],
      ]),
    )
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
      if (feature === undefined) return []
      return importedNames(text)
        .filter((imported) => imported.startsWith('.'))
        .filter((imported) => ![feature, undefined].includes(featureOf(posix.join(posix.dirname(name), imported))))
        .map((imported) => `${folder}/${name}: imports another feature, ${imported}; put what both need into platform/`)
    })
}

function featureOf(name: string): string | undefined {
  const [, folder = ''] = /^src\/([^/]+)\//.exec(name) ?? []
  return folder === '' || SHARED_FOLDERS.has(folder) ? undefined : folder
}
