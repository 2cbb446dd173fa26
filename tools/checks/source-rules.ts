import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { found, isApi, isProgram, isPublished, type Rule, type Subject } from './package-rules.ts'
import { type SourceFile, withoutComments } from './source-files.ts'
import { readImports } from './syntax.ts'

const MAX_SOURCE_LINES = 250
const MAX_TEST_LINES = 450
/** Where published code may use Node.js itself: servers that users start in their tests. Everything else runs anywhere. */
const NODE_ONLY = ['packages/http/src/faults', 'packages/http/src/node']

/** What a package publishes of its sources. */
const published = (subject: Subject): SourceFile[] =>
  isPublished(subject) ? subject.files.filter(({ name, isTest }) => name.startsWith('src/') && !isTest) : []

/** One idea per file, and a name that says which. */
export const smallFiles: Rule = ({ folder, files }) =>
  files
    .filter(({ isGenerated }) => !isGenerated)
    .flatMap(({ name, text, isTest }) => {
      const lines = text.trimEnd().split('\n').length
      const limit = isTest ? MAX_TEST_LINES : MAX_SOURCE_LINES
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
        // What is generated exports by name itself.
        [
          /\bexport\s+(?:type\s+)?\*(?!\s+from '\.\/generated\/)/.test(code),
          `${file}: exports by name, not \`export *\``,
        ],
        [/\bexport\s+default\b|\bas\s+default\b/.test(code), `${file}: exports by name, not \`default\``],
      ])
    })

/** What published code may import. */
export const imports: Rule = (subject) => {
  const others = subject.workspace.filter((other) => isApi(other) && other.folder !== subject.folder)
  const isOtherApi = (imported: string): boolean =>
    others.some(({ manifest }) => imported === manifest.name || imported.startsWith(`${manifest.name}/`))
  return published(subject).flatMap(({ name, text }) => {
    const file = `${subject.folder}/${name}`
    const mayUseNode = isProgram(subject) || NODE_ONLY.some((folder) => file.startsWith(`${folder}/`))
    return readImports(text).flatMap((imported) =>
      found([
        [isBuiltin(imported) && !mayUseNode, `${file}: imports ${imported}; published code runs outside Node.js too`],
        [/^zod(?:\/v\d)?$/.test(imported), `${file}: imports ${imported}; use zod/mini, a tenth of its size`],
        [
          !isProgram(subject) && isOtherApi(imported),
          `${file}: imports the package of another API, ${imported}; take what it gives as an option`,
        ],
        [leavesSources(name, imported), `${file}: imports ${imported}, which is not published with it`],
      ]),
    )
  })
}

function leavesSources(name: string, imported: string): boolean {
  return imported.startsWith('.') && !posix.join(posix.dirname(name), imported).startsWith('src/')
}
