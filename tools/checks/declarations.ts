import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Package, readPackages, WORKSPACE } from '../workspace.ts'

/** What a consumer compiles with. */
export interface Consumer {
  /** An alias of tools/package.json, such as `typescript-5.4`. */
  typescript: string
  /** An alias of tools/package.json, such as `types-node-22`. */
  types: string
  moduleResolution: 'nodenext' | 'bundler'
}

const fromTools = createRequire(join(WORKSPACE, 'tools', 'package.json'))

export function publishedPackages(): Package[] {
  return readPackages(WORKSPACE).filter(({ manifest }) => manifest.private !== true)
}

/**
 * Installs the published packages, packed as for the registry, into a folder of its own.
 *
 * @param folder empty; what the packages depend on is linked from this workspace.
 */
export function installPacked(folder: string): void {
  const pnpm = join(WORKSPACE, 'node_modules', 'pnpm', 'bin', 'pnpm.cjs')
  mkdirSync(join(folder, 'node_modules', '@types'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  for (const { path, manifest } of publishedPackages()) {
    const { name = '', dependencies, peerDependencies } = manifest
    const tarballs = join(folder, 'packed', name)
    mkdirSync(tarballs, { recursive: true })
    execFileSync(process.execPath, [pnpm, 'pack', '--pack-destination', tarballs], { cwd: path, stdio: 'pipe' })
    const installed = join(folder, 'node_modules', name)
    mkdirSync(installed, { recursive: true })
    const [tarball = ''] = readdirSync(tarballs)
    // Relative: a tar of Windows takes the colon of a drive for a host.
    execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1'], { cwd: tarballs })
    for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) {
      if (dependency.startsWith('@hub/')) continue
      link(join(path, 'node_modules', dependency), join(folder, 'node_modules', dependency))
    }
  }
}

/** Every import path of the published packages: `@hub/http`, `@hub/http/webhooks`, … */
export function publishedEntries(): string[] {
  return publishedPackages().flatMap(({ manifest: { name = '', exports = {} } }) =>
    Object.keys(exports).map((entry) => name + entry.slice(1)),
  )
}

/** What a compiler without the DOM library says against a program that imports these entries; libraries are checked too. */
export function compile(folder: string, entries: readonly string[], consumer: Consumer): string[] {
  link(dirname(fromTools.resolve(`${consumer.types}/package.json`)), join(folder, 'node_modules', '@types', 'node'))
  const program = entries.map(
    (entry, index) => `import * as m${index} from '${entry}'\nexport const v${index} = m${index}\n`,
  )
  writeFileSync(join(folder, 'program.ts'), program.join(''))
  const settings = {
    target: 'es2022',
    lib: ['es2022'],
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    module: consumer.moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
    moduleResolution: consumer.moduleResolution,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: settings, files: ['program.ts'] }))
  const tsc = join(dirname(fromTools.resolve(`${consumer.typescript}/package.json`)), 'bin', 'tsc')
  try {
    execFileSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return []
  } catch (error) {
    const printed = String((error as { stdout?: unknown }).stdout ?? error)
    return printed.split('\n').filter((line) => /\berror TS\d/.test(line))
  }
}

function link(target: string, path: string): void {
  rmSync(path, { force: true, recursive: true })
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(realpathSync(target), path, 'junction')
}
