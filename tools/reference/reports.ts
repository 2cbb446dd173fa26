// The files in which a review sees what a change means for users: the public interface of each package, its methods, the sizes of its bundles.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { listPublished, type Package } from '../workspace.ts'
import { readInterfaces } from './entries.ts'
import { renderMethods } from './methods.ts'
import { renderReport } from './report.ts'
import { findChangedSizes, measurePackages, type Sizes } from './sizes.ts'

export const SIZES = 'etc/sizes.json'

/** `etc/ants-client.api.md` for `@hub/ants-client`. */
export function toReportName({ manifest: { name = '' } }: Package): string {
  return `etc/${name.split('/').at(-1)}.api.md`
}

/** The reports that differ from what is built: name and right text. Sizes that differ by the compression alone stay. */
export async function findStaleReports(root: string): Promise<Map<string, string>> {
  const published = listPublished(root)
  const interfaces = readInterfaces(published)
  const texts = new Map<string, string>()
  for (const api of interfaces.packages) {
    texts.set(toReportName(api.subject), renderReport(interfaces, api))
    if (api.subject.manifest.hub?.capabilities?.includes('operations'))
      texts.set(`${api.subject.folder}/api.md`, renderMethods(interfaces, api, root))
  }
  const sizes = await measurePackages(published)
  const former = JSON.parse(read(root, SIZES) ?? '{}') as Sizes
  if (findChangedSizes(former, sizes).length > 0) texts.set(SIZES, `${JSON.stringify(sizes, null, 2)}\n`)
  return new Map([...texts].filter(([name, text]) => text !== read(root, name)))
}

/** Writes every report that is stale. @returns the names of the files that changed. */
export async function writeReports(root: string): Promise<string[]> {
  const stale = await findStaleReports(root)
  for (const [name, text] of stale) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
  return [...stale.keys()]
}

function read(root: string, name: string): string | undefined {
  return existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8').replaceAll('\r\n', '\n') : undefined
}
