import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { measureCode } from '../reference/sizes.ts'

/** What a program imports, by the entry of its package. */
const ENTRIES: Record<string, { folder: string; entry?: string; names?: string }> = {
  '@hub/ants-client, coordination client': { folder: 'ants-coordination', names: 'createAntsClient' },
  '@hub/ants-client/editor': { folder: 'ants-coordination', entry: 'editor/index', names: 'createAntsEditor' },
  '@hub/rdv-insertion-client': { folder: 'rdv-insertion', names: 'createRdvInsertionClient' },
  '@hub/rdv-solidarites-client': { folder: 'rdv-solidarites', names: 'createRdvSolidaritesClient' },
  '@hub/rdv-solidarites-auth': { folder: 'rdv-solidarites-auth' },
  '@hub/enedis-client': { folder: 'enedis', names: 'createEnedisClient' },
  '@hub/france-travail-client': { folder: 'france-travail', names: 'createFranceTravailClient' },
  '@hub/api-particulier-client': { folder: 'api-particulier', names: 'createApiParticulierClient' },
  '@hub/adresse-client': { folder: 'adresse', names: 'createAdresseClient' },
  '@hub/adresse-client/communes': { folder: 'adresse', entry: 'communes/index', names: 'createCommunesClient' },
  '@hub/sirene-client': { folder: 'sirene', names: 'createSireneClient' },
  '@hub/data-inclusion-client': { folder: 'data-inclusion', names: 'createDataInclusionClient' },
  '@hub/metabase-client': { folder: 'metabase' },
  '@hub/partner-links': { folder: 'partner-links' },
  '@hub/http, client core': { folder: 'http', names: 'createClientCore' },
}

const ROOT = join(import.meta.dirname, '../..')

/**
 * Prints what a bundler puts into an application for each entry, transport, schemas and libraries included: what is loaded at start, and all
 * of it in one file, with what a client loads on demand.
 *
 * @param before folder of another checkout, built, whose bundles stand beside
 */
export async function printBundleSizes(before?: string): Promise<void> {
  console.log('Size of a bundle (esbuild, minified): loaded at start, and with what is loaded on demand in one file')
  for (const [name, { folder, entry = 'index', names }] of Object.entries(ENTRIES)) {
    const describe = async (root: string): Promise<string> => {
      const file = join(root, 'packages', folder, 'dist', `${entry}.js`)
      if (!existsSync(file)) return 'none'
      const contents = `export ${names === undefined ? '*' : `{ ${names} }`} from ${JSON.stringify(file)}`
      const { atStart, whole } = await measureCode(contents, ROOT)
      return [atStart, whole]
        .map(({ gzip, minified }) => `${toKilobytes(gzip)} gzip, ${toKilobytes(minified)} minified`)
        .join('; ')
    }
    const beside = before === undefined ? '' : `   before: ${await describe(before)}`
    console.log(`  ${name.padEnd(40)} ${await describe(ROOT)}${beside}`)
  }
  console.log()
}

const toKilobytes = (size: number): string => `${(size / 1000).toFixed(1)} kB`
