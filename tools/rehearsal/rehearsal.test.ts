// A release from beginning to end on a registry of this machine, and the users of what it published: each runtime and compiler that the READMEs
// state as tested. `npm test` compiles with a few of the compilers, `npm run test:thorough` with all.
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readNamed } from '../reference/changesets.ts'
import { listPublished, type Package, readManifest, WORKSPACE } from '../workspace.ts'
import { compile, COMPILERS, FEW_COMPILERS, listEntries } from './compile.ts'
import { createProject, hasOwnSimulator, isNeutral, runSmoke, writeEntries } from './consumer.ts'
import { IS_SUPPORTED, prepareEnvironment } from './environment.ts'
import { type Registry, startRegistry } from './registry.ts'
import { cleanEnvironment, release } from './release.ts'
import { RUNNERS } from './runners.ts'
import { createSbom } from './sbom.ts'
import { type Service, startService } from './service.ts'

/** Only what hangs takes so long. */
const HALF_AN_HOUR = 1_800_000
const compilers = process.env.HUB_TEST_THOROUGH === '1' ? COMPILERS : FEW_COMPILERS

/** The folder that it runs on, or why there is none: a machine that cannot fetch the runtimes runs all the other tests. */
function findEnvironment(): { environment: string; obstacle?: never } | { environment?: never; obstacle: string } {
  if (!IS_SUPPORTED) return { obstacle: ': SKIPPED, it needs Linux on x64' }
  try {
    return { environment: prepareEnvironment() }
  } catch (error) {
    return { obstacle: `: SKIPPED, ${(error as Error).message}` }
  }
}

const { environment = '', obstacle = '' } = findEnvironment()

describe.skipIf(obstacle !== '')(`a release on a registry of this machine${obstacle}`, () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'hub-rehearsal-')))
  const copy = mkdtempSync(join(root, 'copy-'))
  const project = mkdtempSync(join(root, 'project-'))
  let registry: Registry
  let service: Service
  let released: Package[]

  beforeAll(async () => {
    registry = await startRegistry(environment)
    service = await startService()
    released = release(copy, registry)
    const peers = ['libphonenumber-js', '@opentelemetry/api', ...(hasOwnSimulator(released) ? [] : ['msw'])]
    const names = [...released.map(({ manifest }) => manifest.name ?? ''), ...peers]
    await createProject(project, environment, registry, names)
    writeEntries(project, released)
  }, HALF_AN_HOUR)

  afterAll(async () => {
    await registry?.[Symbol.asyncDispose]()
    await service?.[Symbol.asyncDispose]()
    rmSync(root, { recursive: true, force: true })
  })

  const readInstalled = (name: string) => readManifest(join(project, 'node_modules', name))

  it('publishes every package in the version that the changesets ask for', () => {
    const before = new Map(listPublished(WORKSPACE).map(({ manifest }) => [manifest.name, manifest.version]))
    expect(released.length).toBe(before.size)
    const named = readNamed(WORKSPACE)
    for (const {
      manifest: { name = '', version },
    } of released) {
      expect(readInstalled(name)).toMatchObject({ name, version })
      if (named.has(name)) expect(version).not.toBe(before.get(name))
    }
  })

  it('publishes manifests without the workspace, with one copy of each dependency', () => {
    for (const { manifest } of released) {
      const installed = readInstalled(manifest.name ?? '')
      expect(JSON.stringify(installed.dependencies ?? {})).not.toContain('workspace:')
      expect(installed.repository).toEqual(manifest.repository)
      expect(existsSync(join(project, 'node_modules', manifest.name ?? '', 'node_modules'))).toBe(false)
    }
  })

  it('gives the documents of the APIs by the names that the exports state', () => {
    const read = (path: string): string => readFileSync(path, 'utf8')
    const { resolve } = createRequire(join(project, 'package.json'))
    for (const { manifest } of released)
      for (const [index, document] of (manifest.hub?.openapi ?? []).entries()) {
        const name = index === 0 ? 'openapi.yaml' : `openapi/${document}.yaml`
        expect(read(resolve(`${manifest.name}/${name}`))).toBe(read(join(WORKSPACE, 'openapi', `${document}.yaml`)))
      }
  })

  it('has a bill of materials for each version', { timeout: HALF_AN_HOUR }, () => {
    const wanted = released.find(({ manifest }) => manifest.name === '@hub/ants-client')
    const { name = '', version = '' } = wanted?.manifest ?? {}
    const sbom = JSON.parse(createSbom({ name, version }, registry.settings, cleanEnvironment())) as {
      bomFormat: string
      components: { name: string; version: string }[]
    }
    expect(sbom.bomFormat).toBe('CycloneDX')
    const found = sbom.components.map((component) => component.name)
    expect(found).toEqual(
      expect.arrayContaining(['@hub/ants-client', '@hub/http', '@hub/identifiers', 'openapi-fetch']),
    )
    expect(found).not.toContain('msw')
  })

  it.concurrent.each(RUNNERS)('$runtime, by $load', { timeout: HALF_AN_HOUR }, async (runner) => {
    expect(await runSmoke(project, environment, runner, service)).toEqual({
      entries: listEntries(released).filter((entry) => runner.load !== 'bundle' || isNeutral(entry)).length,
      call: 'validated',
      retry: 2,
      typedError: 'AuthenticationError 401',
      webhook: 'Invitation',
      forgedWebhook: 'WebhookError bad_signature',
      ...((runner.load !== 'bundle' || hasOwnSimulator(released)) && { simulator: 1 }),
      ...(runner.proxy && { proxy: 'validated' }),
    })
  })

  it.each(compilers)('$typescript, $types, $moduleResolution', { timeout: HALF_AN_HOUR }, async (compiler) => {
    const entries = listEntries(released)
    expect(entries.length).toBeGreaterThan(15)
    expect(await compile(project, environment, entries, compiler)).toEqual([])
  })

  it('finds a type that is not there', { timeout: HALF_AN_HOUR }, async () => {
    const compiler = COMPILERS.at(-1)
    const problems = compiler && (await compile(project, environment, ['@hub/http/none'], compiler))
    expect(problems?.join()).toContain('TS2307')
  })
})
