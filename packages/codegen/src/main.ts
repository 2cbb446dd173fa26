#!/usr/bin/env node
import { join } from 'node:path'
import { generatePackage, stalePackageFiles } from './package-files.ts'
import { Refusal } from './refusal.ts'

const USAGE = 'usage, in a package that lists its documents in package.json under hub.openapi: hub-codegen [--check]'
const documentsFolder = join(import.meta.dirname, '..', '..', '..', 'openapi')

async function main(args: readonly string[]): Promise<number> {
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

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(`hub-codegen: ${error.message}`)
  process.exitCode = 1
}
