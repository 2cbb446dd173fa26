import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface PublishedVersion {
  name: string
  version: string
}

/**
 * The software bill of materials of a published version, in CycloneDX: what an installation of it brings, as npm resolves it now. Optional peers
 * are not part of it.
 *
 * @param settings lines of an .npmrc; by default npm's own configuration holds
 */
export function createSbom({ name, version }: PublishedVersion, settings = '', env = process.env): string {
  const folder = mkdtempSync(join(tmpdir(), 'sbom-'))
  const npm = (...args: string[]): string =>
    execFileSync('npm', args, {
      cwd: folder,
      encoding: 'utf8',
      env,
      maxBuffer: 1 << 26,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  try {
    const manifest = { name: `installation-of-${name.replace(/^@/, '').replace('/', '-')}`, version, private: true }
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, dependencies: { [name]: version } }))
    writeFileSync(join(folder, '.npmrc'), settings)
    npm('install', '--package-lock-only', '--ignore-scripts', '--no-audit', '--no-fund')
    return npm('sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=library')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
