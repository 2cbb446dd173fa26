import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'
import type { Package } from '../workspace.ts'

/** Bytes of a minified bundle, as they are and compressed. */
export interface Size {
  minified: number
  gzip: number
}

/** What is loaded at start, and what else on demand. */
export interface EntrySize {
  atStart: Size
  whole: Size
}

export type Sizes = Record<string, EntrySize>

/** Two measurements of one thing differ by the version of zlib that compressed it. */
const TOLERANCE = 0.01

/** Measures every import path that an application bundles: simulators, test kits and programs are left out. */
export async function measurePackages(published: readonly Package[]): Promise<Sizes> {
  const sizes: Sizes = {}
  for (const { path, manifest } of published.filter(({ manifest: { hub } }) => hub?.commands !== true))
    for (const [entry, target] of Object.entries(manifest.exports ?? {})) {
      if (/\.yaml$|^\.\/(?:msw|msw-handlers|simulator|faults|node)$/.test(entry)) continue
      const { default: file } = target as { default: string }
      sizes[`${manifest.name}${entry.slice(1)}`] = await measureCode(`export * from '${file}'`, path)
    }
  return sizes
}

/** Measures a bundle, transport, schemas and libraries included, as esbuild makes it of some code whose imports are found from a folder. */
export async function measureCode(contents: string, folder: string): Promise<EntrySize> {
  return { atStart: await measure(contents, folder, true), whole: await measure(contents, folder, false) }
}

/** The entries whose sizes differ by more than what the compression explains, with both sizes. */
export function findChangedSizes(former: Sizes, current: Sizes): string[] {
  const names = new Set([...Object.keys(former), ...Object.keys(current)])
  return [...names].toSorted().filter((name) => {
    const [one, other] = [former[name], current[name]]
    if (!one || !other) return true
    return (['atStart', 'whole'] as const).some((part) =>
      (['minified', 'gzip'] as const).some(
        (kind) => Math.abs(one[part][kind] - other[part][kind]) > TOLERANCE * one[part][kind],
      ),
    )
  })
}

/** @param splitting whether what is loaded on demand is left out, as by a bundler that writes several files */
async function measure(contents: string, folder: string, splitting: boolean): Promise<Size> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: folder },
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
    external: ['node:*'],
    logLevel: 'error',
  })
  const atStart = findStaticImports(metafile.outputs)
  const files = outputFiles.filter(({ path }) => atStart.has(basename(path))).map((file) => file.contents)
  const sum = (sizes: number[]): number => sizes.reduce((total, size) => total + size, 0)
  return {
    minified: sum(files.map((code) => code.byteLength)),
    gzip: sum(files.map((code) => gzipSync(code).byteLength)),
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
