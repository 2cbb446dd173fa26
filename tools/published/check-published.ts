import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { listPublished, type Package } from '../workspace.ts'

/** Ways of finding modules by which no package of ours is found, for they are ESM only: the one of TypeScript 4, and that of CommonJS. */
const NOT_SUPPORTED = new Set<unknown>(['node10', 'node16-cjs'])

/**
 * What is wrong with the built packages of a workspace as npm would get them: an export without its file, declarations that a compiler
 * does not find or takes for something else. All are checked in one process: the compilers of these tools start slowly.
 *
 * @returns a line per problem
 */
export async function checkPublished(root: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hub-published-'))
  try {
    pack(root, folder)
    const problems: string[] = []
    for (const each of listPublished(root)) problems.push(...(await checkTarball(each, folder)))
    return problems
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function pack(root: string, folder: string): void {
  execFileSync('pnpm', ['--recursive', 'pack', '--pack-destination', folder], {
    cwd: root,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function checkTarball({ folder: place, manifest }: Package, folder: string): Promise<string[]> {
  const file = `${manifest.name?.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`
  const tarball = new Uint8Array(readFileSync(join(folder, file)))
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, level: 'warning' })
  const analysis = await checkPackage(createPackageFromTarballData(tarball), { excludeEntrypoints: [/\.yaml$/] })
  const problems = analysis.types ? analysis.problems : [{ kind: 'NoTypes' }]
  return [
    ...messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code),
    ...problems
      .filter((problem) => !('resolutionKind' in problem && NOT_SUPPORTED.has(problem.resolutionKind)))
      .map((problem) => JSON.stringify(problem)),
  ].map((problem) => `${place}: ${problem}`)
}
