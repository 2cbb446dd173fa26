import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pickKeys, readApiDeclaration } from './api-declaration.ts'
import { commandListText, commandsFile, type CommandSource, commandsText } from './commands.ts'
import { definitionText } from './definition.ts'
import { documentOperations } from './document-operations.ts'
import { type Document, isObject, readDocument } from './document.ts'
import { errorExportsText } from './error-exports.ts'
import { methodsText } from './methods.ts'
import { operationsText } from './operations.ts'
import { withPlainSchemas } from './plain-schemas.ts'
import { readersCopy } from './readers-copy.ts'
import { Refusal } from './refusal.ts'
import { requestFormats, requestsText } from './requests.ts'
import { schemasText } from './schemas.ts'
import { typesText } from './types.ts'

const GENERATED = join('src', 'generated')

/** The documents that a package is generated from: `hub.openapi` of its package.json. */
export function packageDocuments(packageFolder: string): string[] {
  const names = readHub(packageFolder).openapi ?? []
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) {
    throw new Refusal(`${join(packageFolder, 'package.json')}: hub.openapi must be a list of document names`)
  }
  return names
}

/** Whether the commands of all documents are generated for a package: `hub.commands` of its package.json. */
export function hasCommands(packageFolder: string): boolean {
  return readHub(packageFolder).commands === true
}

/** Brings `src/generated` of a package up to date; the names of the files written or removed. */
export async function generatePackage(packageFolder: string, documentsFolder: string): Promise<string[]> {
  const { expected, stale } = await comparePackage(packageFolder, documentsFolder)
  mkdirSync(join(packageFolder, GENERATED), { recursive: true })
  for (const file of stale) {
    const text = expected.get(file)
    if (text === undefined) rmSync(join(packageFolder, GENERATED, file))
    else writeFileSync(join(packageFolder, GENERATED, file), text)
  }
  return stale
}

/** The generated files of a package that are missing, differ from what the documents give, or belong to no document. */
export async function stalePackageFiles(packageFolder: string, documentsFolder: string): Promise<string[]> {
  const { stale } = await comparePackage(packageFolder, documentsFolder)
  return stale.map((file) => join(GENERATED, file))
}

async function comparePackage(packageFolder: string, documentsFolder: string) {
  const names = packageDocuments(packageFolder)
  const perDocument = await Promise.all(names.map((name) => documentFiles(readDocument(documentsFolder, name))))
  const expected = new Map(perDocument.flat())
  if (hasCommands(packageFolder))
    for (const [file, text] of commandFiles(join(documentsFolder, '..'), documentsFolder)) expected.set(file, text)
  const isClient = [...expected.keys()].some((file) => file.endsWith('.definition.gen.ts'))
  if (isClient) expected.set('errors.gen.ts', errorExportsText())
  const folder = join(packageFolder, GENERATED)
  const present = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.gen.ts')) : []
  const isCurrent = (file: string) =>
    present.includes(file) && readFileSync(join(folder, file), 'utf8') === expected.get(file)
  const stale = [...new Set([...expected.keys(), ...present])].filter((file) => !isCurrent(file)).toSorted()
  return { expected, stale }
}

/** A table of commands for each document that a package of the workspace is made from or serves, and the list of them. */
function commandFiles(root: string, documentsFolder: string): [file: string, text: string][] {
  const sources = ['packages', 'apps'].flatMap((group) =>
    readdirSync(join(root, group))
      .map((name) => join(root, group, name))
      .filter((folder) => existsSync(join(folder, 'package.json')))
      .flatMap((folder) => readSources(folder, documentsFolder)),
  )
  const sorted = sources.toSorted((one, other) => (one.document.name < other.document.name ? -1 : 1))
  return [
    ...sorted.map((source): [string, string] => [
      commandsFile(source.document.name),
      header(source.document) + commandsText(source),
    ]),
    ['commands.gen.ts', `// Generated from openapi/ by packages/codegen; do not edit.\n\n${commandListText(sorted)}`],
  ]
}

function readSources(folder: string, documentsFolder: string): CommandSource[] {
  const packageName = String(readManifest(folder).name)
  const served = readHub(folder).serves
  const names = [...packageDocuments(folder), ...(Array.isArray(served) ? served.map(String) : [])]
  return names.map((name) => ({ document: readDocument(documentsFolder, name), packageName }))
}

function readHub(packageFolder: string): { [key: string]: unknown } {
  const { hub } = readManifest(packageFolder)
  return isObject(hub) ? hub : {}
}

function readManifest(packageFolder: string): { [key: string]: unknown } {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  return isObject(manifest) ? manifest : {}
}

function header({ name, sha256 }: Document): string {
  return (
    `// Generated from openapi/${name}.yaml by packages/codegen; do not edit.\n` +
    `// sha256 of the document: ${sha256}\n\n`
  )
}

/** Name and text of the files generated from one document: six, or three when no client is made of it. */
async function documentFiles(written: Document): Promise<[file: string, text: string][]> {
  const document = withPlainSchemas(written)
  const declaration = readApiDeclaration(written)
  const operations = documentOperations(document, declaration && written)
  const copy = readersCopy(document, operations)
  const ignoresUnknown = pickKeys(written.content, { 'x-hub-unknown-parameters': 'value' }).value === 'ignore'
  const formats = requestFormats(operations)
  const texts = {
    types: await typesText(document.content),
    schemas: schemasText(copy),
    operations: operationsText(document.name, operations, declaration !== undefined),
    ...(declaration && {
      requests: requestsText(operations, ignoresUnknown),
      methods: methodsText(document, operations),
      definition: definitionText(document.name, declaration, formats.own, {
        hasLists: operations.some(({ paging }) => paging !== undefined),
        hasDays: formats.builtIn.includes('date'),
      }),
    }),
  }
  return Object.entries(texts).map(([kind, text]) => [`${document.name}.${kind}.gen.ts`, header(document) + text])
}
