import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { generatePackage, packageDocuments, stalePackageFiles } from './package-files.ts'

const DOCUMENT = `openapi: 3.1.0
info: { title: Example, version: '1' }
paths:
  /thing:
    get:
      operationId: getThing
      x-hub-retry: safe
      responses:
        '200': { description: A thing., content: { application/json: { schema: { type: string } } } }
`
let folder: string
let documents: string
const generated = (file = '') => join(folder, 'src', 'generated', file)
const listDocuments = (openapi: unknown) =>
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ hub: { openapi } }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-codegen-test-'))
  documents = join(folder, 'openapi')
  mkdirSync(documents)
  writeFileSync(join(documents, 'example.yaml'), DOCUMENT)
  listDocuments(['example'])
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('writes three files that say where they come from, then has nothing left to do', async () => {
  const files = ['example.operations.gen.ts', 'example.schemas.gen.ts', 'example.types.gen.ts']
  expect(await generatePackage(folder, documents)).toEqual(files)
  for (const file of files) {
    expect(readFileSync(generated(file), 'utf8')).toMatch(
      /^\/\/ Generated from openapi\/example\.yaml by packages\/codegen; do not edit\.\n\/\/ sha256 of the document: [0-9a-f]{64}\n\n\S/,
    )
  }
  expect(await generatePackage(folder, documents)).toEqual([])
  expect(await stalePackageFiles(folder, documents)).toEqual([])
})

test('the check finds what is missing, edited or left over, and changes nothing', async () => {
  await generatePackage(folder, documents)
  rmSync(generated('example.types.gen.ts'))
  writeFileSync(generated('example.schemas.gen.ts'), 'edited')
  writeFileSync(generated('former.types.gen.ts'), '')
  writeFileSync(generated('README.md'), '')
  const present = readdirSync(generated())
  const stale = ['example.schemas.gen.ts', 'example.types.gen.ts', 'former.types.gen.ts']
  expect(await stalePackageFiles(folder, documents)).toEqual(stale.map((file) => join('src', 'generated', file)))
  expect(readdirSync(generated())).toEqual(present)

  expect(await generatePackage(folder, documents)).toEqual(stale)
  expect(readdirSync(generated())).not.toContain('former.types.gen.ts')
  expect(readdirSync(generated())).toContain('README.md')
})

test('any change of the document makes the files stale, a change of line ends does not', async () => {
  await generatePackage(folder, documents)
  writeFileSync(join(documents, 'example.yaml'), DOCUMENT.replaceAll('\n', '\r\n'))
  expect(await stalePackageFiles(folder, documents)).toEqual([])
  writeFileSync(join(documents, 'example.yaml'), DOCUMENT.replace('A thing.', 'The thing.'))
  expect(await stalePackageFiles(folder, documents)).toHaveLength(3)
})

test.each<[string, () => void, string]>([
  ['an unknown document', () => listDocuments(['exemple']), 'unknown document "exemple": openapi/ holds example'],
  ['a name that leads elsewhere', () => listDocuments(['../package']), 'unknown document "../package"'],
  ['a list that is none', () => listDocuments('example'), 'hub.openapi must be a list of document names'],
  ['broken YAML', () => writeFileSync(join(documents, 'example.yaml'), 'a: ['), 'openapi/example.yaml is not YAML'],
  [
    'another version',
    () => writeFileSync(join(documents, 'example.yaml'), 'openapi: 3.0.3'),
    'is not an OpenAPI 3.1 document',
  ],
])('refuses %s and writes nothing', async (_label, prepare, message) => {
  prepare()
  await expect(generatePackage(folder, documents)).rejects.toThrow(message)
  expect(readdirSync(folder)).not.toContain('src')
})

test('a package without hub.openapi has no document', () => {
  writeFileSync(join(folder, 'package.json'), '{}')
  expect(packageDocuments(folder)).toEqual([])
})
