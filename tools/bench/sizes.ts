import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const ENTRIES = {
  '@hub/ants-client, coordination client': `export { createAntsClient } from '@hub/ants-client'`,
  '@hub/ants-client/editor': `export { createAntsEditor } from '@hub/ants-client/editor'`,
  '@hub/http, client core': `export { createClientCore } from '@hub/http'`,
}

/** Prints what a bundler puts into an application for each entry: transport, schemas and libraries included. */
export async function printBundleSizes(): Promise<void> {
  console.log('Size of a bundle (esbuild, minified, everything included)')
  for (const [name, contents] of Object.entries(ENTRIES)) {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: import.meta.dirname },
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      conditions: ['import'],
      logLevel: 'error',
    })
    const code = outputFiles[0]?.contents ?? new Uint8Array()
    const kilobytes = (size: number): string => `${(size / 1000).toFixed(1)} kB`
    console.log(
      `  ${name.padEnd(40)} ${kilobytes(gzipSync(code).byteLength)} gzip, ${kilobytes(code.byteLength)} minified`,
    )
  }
  console.log()
}
