// The files of a new API, from templates/: a document with one operation, and a package that calls, simulates and tests it.
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Manifest, readManifest, readPackages } from '../workspace.ts'
import { type ApiNames, toApiNames } from './names.ts'

const TEMPLATES = join(import.meta.dirname, 'templates')
const SUFFIX = '.template'

/** The package whose versions of shared dependencies are taken. */
const VERSIONS_FROM = 'packages/http'

/**
 * Writes the document, the package and the changeset of an API. Nothing is installed, generated or listed yet.
 *
 * @returns the names of the files, from the root, with forward slashes
 * @throws Error when the name cannot be used or is taken; nothing is written then
 */
export function writeApi(root: string, name: string): string[] {
  const names = toApiNames(name)
  const files = globSync(`**/*${SUFFIX}`, { cwd: TEMPLATES })
    .map((template) => ({ file: findPlace(template.replaceAll('\\', '/'), names), template }))
    .toSorted((one, other) => (one.file < other.file ? -1 : 1))
  assertFree(root, names, files)
  const versions = readManifest(join(root, VERSIONS_FROM))
  for (const { file, template } of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), fillIn(readFileSync(join(TEMPLATES, template), 'utf8'), names, versions))
  }
  return files.map(({ file }) => file)
}

/** Where the file of a template goes. */
function findPlace(template: string, { name }: ApiNames): string {
  const file = template.slice(0, -SUFFIX.length)
  if (file === 'openapi/document.yaml') return `openapi/${name}.yaml`
  if (file === 'changeset/name.md') return `.changeset/${name}-client.md`
  return file.replace(/^package\//, `packages/${name}/`)
}

function assertFree(root: string, names: ApiNames, files: readonly { file: string }[]): void {
  const folder = `packages/${names.name}`
  const namesake = readPackages(root).find(({ manifest }) => manifest.name === names.package)
  const taken = [
    ...(existsSync(join(root, folder)) ? [folder] : []),
    ...(namesake ? [`${names.package} in ${namesake.folder}`] : []),
    ...files.map(({ file }) => file).filter((file) => existsSync(join(root, file))),
  ]
  if (taken.length > 0) throw new Error(`"${names.name}" is taken: ${taken[0]} exists; choose another name`)
}

function fillIn(text: string, names: ApiNames, versions: Manifest): string {
  return text.replaceAll(/\{\{(?:version:)?([^{}]+)\}\}/g, (place, key: string) => {
    const value = place.startsWith('{{version:') ? versions.devDependencies?.[key] : names[key as keyof ApiNames]
    if (value === undefined) throw new Error(`no value for ${place} of a template`)
    return value
  })
}
