import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * Type-checks what a package's README shows, against the declarations that the package publishes and with its own settings.
 *
 * @param folder of the package, built.
 * @param files texts by name, side by side.
 * @returns what the compiler says against them: nothing when all is right.
 */
export function typeCheck(
  folder: string,
  files: Readonly<Record<string, string>>,
  compilerOptions: object = {},
): string {
  // Where packages are found as in the package itself, and nothing else looks.
  const scratch = join(folder, 'node_modules', '.readme')
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string }
  const dist = (entry: string): string[] => [join(folder, 'dist', entry, 'index.d.ts')]
  const options = {
    noUnusedLocals: false,
    noUnusedParameters: false,
    allowImportingTsExtensions: false,
    paths: { [name]: dist(''), [`${name}/*`]: dist('*') },
    ...compilerOptions,
  }
  mkdirSync(scratch, { recursive: true })
  try {
    for (const [file, text] of Object.entries(files)) writeFileSync(join(scratch, file), text)
    writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }')
    const settings = {
      extends: '../../tsconfig.json',
      compilerOptions: options,
      include: [],
      files: Object.keys(files),
    }
    writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(settings))
    const typescript = createRequire(join(folder, 'package.json')).resolve('typescript/package.json')
    execFileSync(process.execPath, [join(typescript, '..', 'bin', 'tsc'), '-p', scratch], { encoding: 'utf8' })
    return ''
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout ?? error)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
