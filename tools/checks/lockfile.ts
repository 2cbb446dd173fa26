import { parse } from 'yaml'

export interface LockedPackage {
  name: string
  version: string
}

/**
 * Packages that exist for Linux only, with the reason why that does no harm elsewhere.
 */
const LINUX_ONLY: Record<string, string> = {
  '@napi-rs/lzma-': "part of rollup's own build, listed by rollup for Linux alone and loaded by nothing at run time",
}

const PLATFORM =
  /^(?<family>.*?)(?:bin-)?(?<system>linux|darwin|win32|windows|win)-(?<processor>x64|64|arm64)(?:-gnu|-msvc)?$/

const REQUIRED = [
  { variant: 'dar-arm64', system: 'macOS (darwin-arm64)' },
  { variant: 'win-x64', system: 'Windows (x64)' },
]

/** The packages of a pnpm-lock.yaml. */
export function readPnpmLock(text: string): LockedPackage[] {
  const { packages } = parse(text) as { packages: Record<string, unknown> }
  return Object.keys(packages).map((key) => {
    const [, name = '', version = ''] = /^(.[^@]*)@([^(]+)/.exec(key) ?? []
    return { name, version }
  })
}

/** The packages of a package-lock.json. */
export function readNpmLock(text: string): LockedPackage[] {
  const { packages } = JSON.parse(text) as { packages: Record<string, { version?: string }> }
  return Object.entries(packages).flatMap(([path, { version }]) => {
    const [, name] = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path) ?? []
    return name && version ? [{ name, version }] : []
  })
}

/**
 * The variants for macOS and Windows that a lockfile lacks although it has the Linux one. A package manager leaves a variant out
 * without a word when the registry that it asked does not have it, and an install from that lockfile is then broken there.
 */
export function missingVariants(packages: readonly LockedPackage[]): string[] {
  const found = new Map<string, Set<string>>()
  for (const { name, version } of packages) {
    const { family, system = '', processor } = PLATFORM.exec(name)?.groups ?? {}
    if (family === undefined || family in LINUX_ONLY) continue
    const key = `${family}*@${version}`
    found.set(
      key,
      (found.get(key) ?? new Set()).add(`${system.slice(0, 3)}-${processor === 'arm64' ? 'arm64' : 'x64'}`),
    )
  }
  const lacking = (key: string, variants: Set<string>): string[] =>
    REQUIRED.filter(({ variant }) => !variants.has(variant)).map(({ system }) => `${key}: no variant for ${system}`)
  return [...found]
    .filter(([, variants]) => variants.has('lin-x64'))
    .flatMap(([key, variants]) => lacking(key, variants))
}

/** Lines of a lockfile or of an .npmrc that tie the workspace to one registry: everybody installs from the one they have. */
export function registryLines(text: string): string[] {
  return text.split('\n').filter((line) => /"resolved"|\btarball:|\bregistry\b|_auth/i.test(line))
}
