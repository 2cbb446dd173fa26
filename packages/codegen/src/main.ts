#!/usr/bin/env node
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument } from './document.ts'
import { findHubKeyProblems } from './hub-keys.ts'
import { generatePackage, stalePackageFiles } from './package-files.ts'
import { Refusal } from './refusal.ts'

const USAGE =
  'usage, in a package that lists its documents in package.json under hub.openapi: hub-codegen [--check]\n' +
  'anywhere, for the keys of ours in all documents: hub-codegen --lint [folder of documents]'
const documentsFolder = join(import.meta.dirname, '..', '..', '..', 'openapi')

async function main(args: readonly string[]): Promise<number> {
  if (args[0] === '--lint' && args.length <= 2) return lint(args[1] ?? documentsFolder)
  if (args.length > 1 || (args.length === 1 && args[0] !== '--check')) {
    console.error(USAGE)
    return 2
  }
  if (args.length === 0) {
    for (const file of await generatePackage(process.cwd(), documentsFolder)) console.log(`updated ${file}`)
    return 0
  }
  const stale = await stalePackageFiles(process.cwd(), documentsFolder)
  if (stale.length === 0) return 0
  console.error(`not what openapi/ gives, run \`npm run generate\` and commit:\n  ${stale.join('\n  ')}`)
  return 1
}

/** Checks what the rules of redocly.yaml cannot: the x-hub keys, their places and values. */
function lint(folder: string): number {
  const names = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
  const problems = names.flatMap((file) =>
    findHubKeyProblems(readDocument(folder, file.slice(0, -'.yaml'.length))).map(
      (problem) => `openapi/${file} ${problem}`,
    ),
  )
  for (const problem of problems) console.error(problem)
  return problems.length === 0 ? 0 : 1
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(`hub-codegen: ${error.message}`)
  process.exitCode = 1
}
