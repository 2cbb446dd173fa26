import { cpSync, readFileSync } from 'node:fs'
import type { Options } from 'tsup'

/**
 * What every published package is built with: ESM only, one file per entry, declarations made by `tsc` afterwards.
 *
 * @param entries Below `src/`, such as `webhooks/index`.
 */
export function libraryPreset(entries: readonly string[]): Options {
  return {
    entry: Object.fromEntries(entries.map((entry) => [entry, `src/${entry}.ts`])),
    format: 'esm',
    target: 'es2023',
    platform: 'neutral',
    dts: false,
    // Deno and workerd know the modules of Node.js by this name only.
    removeNodeProtocol: false,
    external: [/^node:/],
    clean: true,
    sourcemap: true,
    treeshake: true,
    define: packageConstants(),
    onSuccess: copyDocuments,
  }
}

/** Puts the documents that a package is generated from beside its code: it exports them. */
async function copyDocuments(): Promise<void> {
  const { hub } = readManifest()
  for (const name of hub?.openapi ?? []) cpSync(`../../openapi/${name}.yaml`, `dist/openapi/${name}.yaml`)
}

/** `__PACKAGE_NAME__` and `__PACKAGE_VERSION__` of the package in the working directory, for its User-Agent. */
export function packageConstants(): Record<string, string> {
  const { name, version } = readManifest()
  return { __PACKAGE_NAME__: JSON.stringify(name), __PACKAGE_VERSION__: JSON.stringify(version) }
}

function readManifest(): { name: string; version: string; hub?: { openapi?: readonly string[] } } {
  return JSON.parse(readFileSync('package.json', 'utf8')) as ReturnType<typeof readManifest>
}
