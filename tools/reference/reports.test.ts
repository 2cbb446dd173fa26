import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { library, withExampleWorkspace } from '../checks/example-workspace.ts'
import { listPublished, WORKSPACE } from '../workspace.ts'
import { readInterfaces } from './entries.ts'
import { findStaleReports, SIZES, toReportName } from './reports.ts'
import { renderMethods } from './methods.ts'
import { renderReport } from './report.ts'
import { findChangedSizes } from './sizes.ts'
import { findUndescribed } from './undescribed.ts'

const HALF_AN_HOUR = 1_800_000

describe('the reports of this workspace', () => {
  it('are those of what is built: otherwise run `node tools/run.mjs run reports`, commit and describe', {
    timeout: HALF_AN_HOUR,
  }, async () => {
    expect([...(await findStaleReports(WORKSPACE)).keys()]).toEqual([])
  })

  it('belong to a package each', () => {
    const wanted = [...listPublished(WORKSPACE).map(toReportName), SIZES]
    expect(
      readdirSync(join(WORKSPACE, 'etc'))
        .map((name) => `etc/${name}`)
        .toSorted(),
    ).toEqual(wanted.toSorted())
  })

  it('have not changed since the last release without a changeset: otherwise run `node tools/run.mjs changeset`', () => {
    expect(findUndescribed(WORKSPACE)).toEqual([])
  })
})

const letters = {
  ...library,
  name: '@hub/letters-client',
  hub: { capabilities: ['operations'], openapi: ['letters'] },
}
const built = {
  'packages/letters/package.json': letters,
  'openapi/letters.yaml': `paths:
  /letters/{id}:
    get: { operationId: getLetter, responses: { 200: {}, 404: { description: No such letter }, default: { $ref: '#/components/responses/Other' } } }
components: { responses: { Other: { description: Anything else } } }
`,
  'packages/letters/dist/index.d.ts': `import type { Weight } from './weight.js'
/** A letter. */
export interface Letter { weight: Weight }
export interface LetterParameters {
  /** Which one. In digits. */
  id: string
  /** How long to wait, in ms. */
  wait?: number
}
/** Reads letters. */
export interface LettersClient {
  /**
   * One letter.
   *
   * At length.
   *
   * @throws NotFoundError 404: No such letter
   */
  getLetter(parameters: LetterParameters): Promise<Letter>
  /** Nothing but this. */
  close(): void
  /** Several. */
  getLetters(ids: readonly string[]): Promise<Letter[]>
}
/** A client. */
export declare function createLettersClient(options?: object): LettersClient
export { type Weight as LetterWeight } from './weight.js'
`,
  'packages/letters/dist/weight.d.ts': `import type { Unit } from './unit.js'\nexport type Weight = [number, Unit]\n`,
  'packages/letters/dist/unit.d.ts': `/** Grams. */\nexport type Unit = 'g'\n`,
}

function withInterfaces<T>(use: (report: string, methods: string) => T): T {
  return withExampleWorkspace(built, (root) => {
    const subject = listPublished(root).filter(({ folder }) => folder === 'packages/letters')
    const interfaces = readInterfaces(subject)
    const [api] = interfaces.packages
    if (!api) throw new Error('no package')
    return use(renderReport(interfaces, api), renderMethods(interfaces, api, root))
  })
}

it('a report has every exported declaration, and what those mention', () => {
  withInterfaces((report) => {
    expect(report.replaceAll(/\s+/g, ' ')).toContain(
      `export interface Letter { weight: Weight; } export interface LetterParameters { id: string; wait?: number; } // as LetterWeight export type Weight = [ number, Unit ];`,
    )
    expect(report).toContain('export declare function createLettersClient(options?: object): LettersClient;')
    expect(report).toMatch(/## Mentioned, not exported\n\n```ts\nexport type Unit = 'g';\n/)
    expect(report).not.toMatch(/Grams|At length/)
  })
})

it('the methods have their routes, parameters and errors', () => {
  withInterfaces((_report, methods) => {
    expect(methods).toContain(`### \`getLetter\`

One letter.

- Route: \`GET /letters/{id}\`
- Returns: \`Promise<Letter>\`
- Parameters:
  - \`id\`: \`string\` – Which one
  - \`wait?\`: \`number\` – How long to wait, in ms
- Errors:
  - NotFoundError 404: No such letter
`)
    expect(methods).toContain('### `close`\n\nNothing but this.\n\n- Route: none of its own')
    expect(methods).toContain('- Parameter `ids`: `readonly string[]`\n')
    expect(methods).not.toContain('`length`')
  })
})

it('sizes differ by more than one in a hundred, or not at all', () => {
  const size = (gzip: number) => ({ atStart: { minified: 3000, gzip }, whole: { minified: 3000, gzip } })
  expect(findChangedSizes({ a: size(1000), b: size(1000) }, { a: size(1009), b: size(990) })).toEqual([])
  expect(findChangedSizes({ a: size(1000) }, { a: size(1011), b: size(1) })).toEqual(['a', 'b'])
})

it('a change since the last release needs a changeset that names the package', () => {
  withExampleWorkspace(
    { 'etc/parcels.api.md': 'one\n', '.changeset/old.md': `---\n'@hub/parcels': patch\n---\n\nOld.\n` },
    (root) => {
      const write = (name: string, text: string): void => {
        mkdirSync(dirname(join(root, name)), { recursive: true })
        writeFileSync(join(root, name), text)
      }
      const git = (...args: string[]): void => void execFileSync('git', args, { cwd: root, stdio: 'pipe' })
      const commit = (): void => {
        git('add', '--all')
        git('-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '--quiet', '--message=x')
      }
      git('init', '--quiet')
      commit()
      expect(findUndescribed(root)).toEqual([])

      write('etc/parcels.api.md', 'two\n')
      const bytes = { minified: 1, gzip: 1 }
      write(SIZES, JSON.stringify({ '@hub/letters-client': { atStart: bytes, whole: bytes } }))
      commit()
      expect(findUndescribed(root).map((problem) => problem.replace(/since \w+/, 'since then'))).toEqual([
        `${SIZES}: @hub/letters-client changed since then, and no changeset names @hub/letters-client`,
        'etc/parcels.api.md: changed since then, and no changeset names @hub/parcels',
      ])
      expect(findUndescribed(root, 'HEAD')).toEqual([])

      // That the library of the client is described is enough for a size.
      write('.changeset/new.md', `---\n'@hub/parcels': minor\n---\n\nNew.\n`)
      expect(findUndescribed(root)).toEqual([])

      // Its release takes the changesets away, and is what is compared with from then on.
      rmSync(join(root, '.changeset/new.md'))
      rmSync(join(root, '.changeset/old.md'))
      write(
        'packages/parcels/package.json',
        readFileSync(join(root, 'packages/parcels/package.json'), 'utf8').replace('0.1.0', '0.2.0'),
      )
      commit()
      expect(findUndescribed(root).filter((problem) => problem.includes('parcels.api'))).toEqual([])
    },
  )
})
