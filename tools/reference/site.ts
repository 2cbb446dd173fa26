import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readIdentity } from '../identity/identity.ts'
import { listPublished, type Package } from '../workspace.ts'

/**
 * Writes the reference of all published packages into `dist/reference/`: a site made of their docstrings, which needs neither a server nor a network, and
 * `llms.txt` with the texts that it names.
 *
 * @returns the folder
 * @throws Error when a package is not built, or typedoc finds a fault
 */
export function writeSite(root: string): string {
  const folder = join(root, 'dist', 'reference')
  rmSync(folder, { recursive: true, force: true })
  const scratch = mkdtempSync(join(tmpdir(), 'reference-'))
  const published = listPublished(root)
  const files = published.flatMap((subject) => writeEntries(scratch, subject))
  const { web } = readIdentity(root)
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2022'],
    module: 'nodenext',
    moduleResolution: 'nodenext',
    strict: true,
    skipLibCheck: true,
    types: [],
    noEmit: true,
  }
  const options = {
    name: 'Reference of the packages',
    out: folder,
    entryPoints: files,
    entryPointStrategy: 'expand',
    basePath: scratch,
    tsconfig: join(scratch, 'tsconfig.json'),
    readme: join(scratch, 'index.md'),
    disableSources: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeExternals: true,
    githubPages: false,
    hideGenerator: true,
    navigationLinks: { Sources: web },
    validation: false,
    logLevel: 'Error',
  }
  writeFileSync(options.readme, listPackages(published))
  writeFileSync(options.tsconfig, JSON.stringify({ compilerOptions, files }))
  const path = join(scratch, 'typedoc.json')
  writeFileSync(path, JSON.stringify(options))
  const typedoc = join(root, 'tools', 'node_modules', 'typedoc', 'bin', 'typedoc')
  try {
    execFileSync(process.execPath, [typedoc, '--options', path], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  writeTexts(published, folder)
  return folder
}

/** `llms.txt` (llmstxt.org): what there is, and where its text stands; the texts are copied beside it. */
function writeTexts(published: readonly Package[], folder: string): void {
  const sections = published.map(({ path, manifest }) => {
    const { name = '', description = '' } = manifest
    const place = `text/${name.split('/').at(-1)}`
    mkdirSync(join(folder, place), { recursive: true })
    const texts = [
      ['README.md', 'how to use it'],
      ['api.md', 'every method: route, parameters, errors'],
    ] as const
    const links = texts
      .filter(([file]) => existsSync(join(path, file)))
      .map(([file, about]) => {
        copyFileSync(join(path, file), join(folder, place, file))
        return `- [${name} ${file}](${place}/${file}): ${about}`
      })
    return `## ${name}\n\n${description}\n\n${links.join('\n')}\n`
  })
  const head =
    '# The hub\n\n> Typed clients of the APIs of French public services, with simulators of them. TypeScript, ES modules.\n'
  writeFileSync(join(folder, 'llms.txt'), [head, ...sections].join('\n'))
}

/** The first page: what each package is for, and where it begins. */
function listPackages(published: readonly Package[]): string {
  const lines = published.map(({ manifest: { name = '', description = '' } }) => {
    // As typedoc names the page of a module.
    const page = `modules/${name.replace(/[@/]/g, '_')}.html`
    return `- <a href="${page}">${name}</a>: ${description}`
  })
  return `Every function, class and type that the packages export, by import path.\n\n${lines.join('\n')}\n`
}

/** A module for each import path, whose name is that path: typedoc names modules after files. */
function writeEntries(scratch: string, { path, manifest: { name = '', exports = {} } }: Package): string[] {
  return Object.entries(exports).flatMap(([entry, target]) => {
    const { types } = target as { types?: string }
    if (types === undefined) return []
    const declarations = join(path, types)
    if (!existsSync(declarations)) throw new Error(`${declarations}: is missing; build the packages first`)
    const file = join(scratch, `${name}${entry.slice(1)}.d.ts`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `export * from ${JSON.stringify(declarations.replace(/\.d\.ts$/, '.js'))}\n`)
    return [file]
  })
}
