import { measureCode, type Size } from '../reference/sizes.ts'

const ENTRIES = {
  '@hub/ants-client, coordination client': `export { createAntsClient } from '@hub/ants-client'`,
  '@hub/ants-client/editor': `export { createAntsEditor } from '@hub/ants-client/editor'`,
  '@hub/enedis-client': `export { createEnedisClient } from '@hub/enedis-client'`,
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
    const { atStart, whole } = await measureCode(contents, import.meta.dirname)
    const describe = ({ gzip, minified }: Size): string =>
      `${toKilobytes(gzip)} gzip, ${toKilobytes(minified)} minified`
    console.log(`  ${name.padEnd(40)} ${describe(atStart)}; ${describe(whole)}`)
  }
  console.log()
}

const toKilobytes = (size: number): string => `${(size / 1000).toFixed(1)} kB`
