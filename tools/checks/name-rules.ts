// Names that are checked over the whole workspace: functions, and constants that are limits.
import { ALONE } from '../workspace.ts'
import { found, type Rule, type Subject } from './package-rules.ts'
import { readDeclaredNames } from './syntax.ts'

/** Names in `…Of` that are not ours to choose. */
const ALLOWED_NAMES = new Set(['valueOf'])

/** A name says what a function does (`parse`, `read`, `get`, `create`, `format`, `to…`): `…Of` does not. */
export const functionNames: Rule = ({ folder, files }) =>
  files
    .filter(({ name, isGenerated }) => !isGenerated && (ALONE.includes(folder) || name.startsWith('src/')))
    // A file without such a word declares no such name: it need not be parsed, which takes most of the time.
    .filter(({ text }) => /\b[a-z]\w*Of\b/.test(text))
    .flatMap(({ name, text }) =>
      readDeclaredNames(name, text)
        .filter((declared) => /^[a-z]\w*Of$/.test(declared.name) && !ALLOWED_NAMES.has(declared.name))
        .map(
          (declared) => `${folder}/${name}: ${declared.name}: say what it does: parse, read, get, create, format, to…`,
        ),
    )

/**
 * A limit has one definition: two constants of one name are either the same limit, which one of the files should import, or two
 * limits, which need two names.
 */
export function checkLimits(subjects: readonly Subject[]): string[] {
  const limits = subjects.flatMap(({ folder, files }) =>
    files
      .filter(({ isGenerated, isTest, text }) => !isGenerated && !isTest && /\b(?:MAX|MIN|DEFAULT)_/.test(text))
      .flatMap(({ name, text }) =>
        readDeclaredNames(name, text)
          .filter((declared) => declared.isTopLevel && declared.isNumber && /^(?:MAX|MIN|DEFAULT)_/.test(declared.name))
          .map((declared) => ({ limit: declared.name, file: `${folder}/${name}` })),
      ),
  )
  const filesByLimit = Map.groupBy(limits, ({ limit }) => limit)
  return [...filesByLimit].flatMap(([limit, definitions]) =>
    found([
      [
        definitions.length > 1,
        `${limit}: is defined in ${definitions.map(({ file }) => file).join(' and ')}; define it once, or give each its own name`,
      ],
    ]),
  )
}
