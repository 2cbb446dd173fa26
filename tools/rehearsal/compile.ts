import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Package } from '../workspace.ts'
import { findPackage } from './environment.ts'

const run = promisify(execFile)
/** A compiler that lasts longer, in milliseconds, hangs. */
const LONGEST_COMPILATION = 600_000

/** What a user compiles with. */
export interface Compiler {
  /** A package of the environment, such as `typescript-5.4`. */
  typescript: string
  /** A package of the environment, such as `types-node-22`. */
  types: string
  moduleResolution: 'nodenext' | 'bundler'
}

/** The first TypeScript that lets a CommonJS file import an ES module. */
const MIN_REQUIRE = [5, 8]
/** The first TypeScript that compiles the declarations of Node.js 26 themselves. */
const MIN_TYPES_26 = [5, 6]

const TYPESCRIPTS = ['typescript-5.4', 'typescript-5.8', 'typescript-5.9', 'typescript-6.0', 'typescript-7.0']
const TYPES = ['types-node-22', 'types-node-24', 'types-node-26']

/** Every compiler that the READMEs state as tested. */
export const COMPILERS: readonly Compiler[] = TYPESCRIPTS.flatMap((typescript) =>
  TYPES.filter((types) => types !== 'types-node-26' || isAtLeast(typescript, MIN_TYPES_26)).flatMap((types) =>
    (['nodenext', 'bundler'] as const).map((moduleResolution) => ({ typescript, types, moduleResolution })),
  ),
)

/** A few of them, in which each version and each setting stands once. */
export const FEW_COMPILERS: readonly Compiler[] = [
  { typescript: 'typescript-5.4', types: 'types-node-22', moduleResolution: 'nodenext' },
  { typescript: 'typescript-5.9', types: 'types-node-24', moduleResolution: 'bundler' },
  { typescript: 'typescript-6.0', types: 'types-node-26', moduleResolution: 'nodenext' },
  { typescript: 'typescript-7.0', types: 'types-node-26', moduleResolution: 'bundler' },
]

/** Whether a compiler lets a CommonJS file import an ES module. */
function canRequire({ typescript }: Compiler): boolean {
  return isAtLeast(typescript, MIN_REQUIRE)
}

/** Every import path with declarations: `@hub/http`, `@hub/http/webhooks`, …; those that need msw, whose own need the DOM library, left out. */
export function listEntries(packages: readonly Package[]): string[] {
  return packages.flatMap(({ manifest: { name = '', exports = {} } }) =>
    Object.keys(exports)
      .filter((entry) => !entry.endsWith('.yaml') && !/^\.\/msw(?:-handlers)?$/.test(entry))
      .map((entry) => name + entry.slice(1)),
  )
}

/**
 * Compiles, without the DOM library, a module and a CommonJS file that import every entry; libraries are checked too.
 *
 * @param project where the packages are installed
 * @returns what the compiler has against them
 */
export async function compile(
  project: string,
  environment: string,
  entries: readonly string[],
  compiler: Compiler,
): Promise<string[]> {
  const folder = mkdtempSync(join(project, 'compile-'))
  mkdirSync(join(folder, 'node_modules', '@types'), { recursive: true })
  symlinkSync(findPackage(environment, compiler.types), join(folder, 'node_modules', '@types', 'node'), 'junction')
  const files = ['program.mts', ...(canRequire(compiler) ? ['program.cts'] : [])]
  for (const file of files) writeFileSync(join(folder, file), toProgram(entries, file.endsWith('.cts')))
  const isNode = compiler.moduleResolution === 'nodenext'
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2022'],
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    module: isNode ? 'nodenext' : 'preserve',
    moduleResolution: compiler.moduleResolution,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
  const tsc = join(findPackage(environment, compiler.typescript), 'bin', 'tsc')
  try {
    await run(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], { cwd: folder, timeout: LONGEST_COMPILATION })
    return []
  } catch (error) {
    const printed = String((error as { stdout?: unknown }).stdout ?? error)
    const problems = printed.split('\n').filter((line) => /\berror TS\d/.test(line))
    return problems.length > 0 ? problems : [`${printed}${String(error)}`]
  }
}

function toProgram(entries: readonly string[], isCommonJs: boolean): string {
  const lines = entries.map((entry, index) => {
    const name = `m${index}`
    const imported = isCommonJs ? `import ${name} = require('${entry}')` : `import * as ${name} from '${entry}'`
    return `${imported}\nexport const v${index} = ${name}\n`
  })
  return lines.join('')
}

function isAtLeast(typescript: string, [major = 0, minor = 0]: readonly number[]): boolean {
  const [, ownMajor, ownMinor] = /(\d+)\.(\d+)$/.exec(typescript)?.map(Number) ?? []
  return (
    ownMajor !== undefined && ownMinor !== undefined && (ownMajor > major || (ownMajor === major && ownMinor >= minor))
  )
}
