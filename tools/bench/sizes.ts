import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'

const ENTRIES = {
  '@hub/ants-client, coordination client': `export { createAntsClient } from '@hub/ants-client'`,
  '@hub/ants-client/editor': `export { createAntsEditor } from '@hub/ants-client/editor'`,
  '@hub/enedis-client': `export { createEnedisClient } from '@hub/enedis-client'`,
  '@hub/france-travail-client': `export { createFranceTravailClient } from '@hub/france-travail-client'`,
  '@hub/api-particulier-client': `export { createApiParticulierClient } from '@hub/api-particulier-client'`,
  '@hub/adresse-client': `export { createAdresseClient } from '@hub/adresse-client'`,
  '@hub/adresse-client/communes': `export { createCommunesClient } from '@hub/adresse-client/communes'`,
  '@hub/sirene-client': `export { createSireneClient } from '@hub/sirene-client'`,
  '@hub/data-inclusion-client': `export { createDataInclusionClient } from '@hub/data-inclusion-client'`,
  '@hub/metabase-client': `export * from '@hub/metabase-client'`,
  '@hub/partner-links': `export * from '@hub/partner-links'`,
  '@hub/http, client core': `export { createClientCore } from '@hub/http'`,
}

/**
 * Prints what a bundler puts into an application for each entry, transport, schemas and libraries included: what is loaded at start, and all
 * of it in one file, with what a client loads on demand.
 */
export async function printBundleSizes(): Promise<void> {
  console.log('Size of a bundle (esbuild, minified): loaded at start, and with what is loaded on demand in one file')
  for (const [name, contents] of Object.entries(ENTRIES)) {
    const [atStart, whole] = [await measure(contents, true), await measure(contents, false)]
    const describe = ({ gzip, minified }: Size): string =>
      `${toKilobytes(gzip)} gzip, ${toKilobytes(minified)} minified`
    console.log(`  ${name.padEnd(40)} ${describe(atStart)}; ${describe(whole)}`)
  }
  console.log()
}

interface Size {
  gzip: number
  minified: number
}

const toKilobytes = (size: number): string => `${(size / 1000).toFixed(1)} kB`

/** @param splitting whether what is loaded on demand is left out, as by a bundler that writes several files */
async function measure(contents: string, splitting: boolean): Promise<Size> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    splitting,
    outdir: 'bundle',
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    logLevel: 'error',
  })
  const atStart = findStaticImports(metafile.outputs)
  const files = outputFiles.filter(({ path }) => atStart.has(basename(path))).map((file) => file.contents)
  const sum = (sizes: number[]): number => sizes.reduce((total, size) => total + size, 0)
  return {
    gzip: sum(files.map((code) => gzipSync(code).byteLength)),
    minified: sum(files.map((code) => code.byteLength)),
  }
}

/** Names of the files that the entry needs before it can run. */
function findStaticImports(outputs: Metafile['outputs']): Set<string> {
  const found = new Set<string>()
  const visit = (path: string): void => {
    if (found.has(basename(path))) return
    found.add(basename(path))
    for (const { path: imported, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement') visit(imported)
  }
  for (const [path, { entryPoint }] of Object.entries(outputs)) if (entryPoint === '<stdin>') visit(path)
  return found
}
