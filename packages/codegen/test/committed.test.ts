import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hasCommands, packageDocuments, stalePackageFiles } from '../src/package-files.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const packages = ['packages', 'apps']
  .filter((group) => existsSync(join(root, group)))
  .flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name)))
  .filter((folder) => existsSync(join(root, folder, 'package.json')))
  .filter((folder) => packageDocuments(join(root, folder)).length > 0 || hasCommands(join(root, folder)))

describe('what is committed is what the documents give', () => {
  test('there are packages to look at', () => {
    expect(packages).toContain(join('packages', 'ants-coordination'))
  })

  test.each(packages)('%s', async (folder) => {
    const stale = await stalePackageFiles(join(root, folder), join(root, 'openapi'))
    expect(stale, 'run `npm run generate` and commit the result').toEqual([])
  })

  test.each(packages)('%s is reached by `npm run generate`', (folder) => {
    const manifest: { scripts?: Record<string, string> } = JSON.parse(
      readFileSync(join(root, folder, 'package.json'), 'utf8'),
    )
    expect(manifest.scripts?.generate).toBe('hub-codegen')
  })
})
