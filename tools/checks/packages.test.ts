import { describe, expect, it } from 'vitest'
import { WORKSPACE } from '../workspace.ts'
import { client, type Files, library, otherClient, withExampleWorkspace } from './example-workspace.ts'
import { checkPackages } from './packages.ts'

it('finds the layout of CONTRIBUTING.md in every package of this workspace', () => {
  expect(checkPackages(WORKSPACE)).toEqual([])
})

describe('an example workspace', () => {
  it('passes as it is', () => {
    expect(withExampleWorkspace({}, checkPackages)).toEqual([])
  })

  const { exports: _exports, ...withoutExports } = library
  const manifest = 'packages/parcels/package.json'
  const clientManifest = 'packages/letters/package.json'
  const swapped = { default: './dist/index.js', types: './dist/index.d.ts' }

  it.each<[what: string, changes: Files, problem: string]>([
    ['no description', { [manifest]: { ...library, description: ' ' } }, '"description"'],
    ['no French description', { [manifest]: { ...library, hub: { capabilities: [] } } }, 'in French'],
    ['CommonJS', { [manifest]: { ...library, type: 'commonjs' } }, '"type": "module"'],
    ['a name outside the scope', { [manifest]: { ...library, name: 'parcels' } }, '@hub/'],
    ['no version', { [manifest]: { ...library, version: 'next' } }, '"version"'],
    ['another licence', { [manifest]: { ...library, license: 'ISC' } }, '"license"'],
    ['side effects', { [manifest]: { ...library, sideEffects: true } }, '"sideEffects"'],
    ['no engines', { [manifest]: { ...library, engines: {} } }, '"engines"'],
    ['another minimum of Node.js', { [manifest]: { ...library, engines: { node: '>=22' } } }, '"engines"'],
    ...['author', 'homepage', 'repository', 'bugs'].map((field): [string, Files, string] => [
      `no ${field}`,
      { [manifest]: { ...library, [field]: undefined } },
      `has "${field}"`,
    ]),
    [
      'the directory of another package',
      { [manifest]: { ...library, repository: client.repository } },
      '"directory":"packages/parcels"',
    ],
    ['no keywords', { [manifest]: { ...library, keywords: ['Example', 'france', 'api'] } }, '"keywords"'],
    [
      'a document that is not exported',
      { [clientManifest]: { ...client, exports: { ...client.exports, './openapi.yaml': undefined } } },
      'exports "./openapi.yaml"',
    ],
    [
      'an exact version that its users get a second time',
      { [clientManifest]: { ...client, dependencies: { zod: '4.0.0' } } },
      'as "^…"',
    ],
    ['no capabilities', { [manifest]: { ...library, hub: {} } }, 'lists its capabilities'],
    [
      'an unknown capability',
      { [manifest]: { ...library, hub: { ...library.hub, capabilities: ['magic'] } } },
      'lists its capabilities',
    ],
    ['nothing published', { [manifest]: { ...library, files: ['CHANGELOG.md'] } }, 'publishes dist'],
    [
      'no list of methods published',
      { [clientManifest]: { ...client, files: ['dist', 'CHANGELOG.md'] } },
      'publishes api.md',
    ],
    ['no changelog published', { [manifest]: { ...library, files: ['dist'] } }, 'publishes CHANGELOG.md'],
    ['no test script', { [manifest]: { ...library, scripts: { build: 'tsup', typecheck: 'tsc' } } }, '"test"'],
    ['no exports', { [manifest]: withoutExports }, 'exports "."'],
    ['declarations after the code', { [manifest]: { ...library, exports: { '.': swapped } } }, 'the export "."'],
    [
      'an export without declarations',
      { [manifest]: { ...library, exports: { '.': './dist/index.js' } } },
      'the export "."',
    ],
    [
      'a pinned sibling',
      { [clientManifest]: { ...client, dependencies: { '@hub/parcels': 'workspace:*' } } },
      'as "workspace:^"',
    ],
    [
      'a dependency on a private package',
      { [clientManifest]: { ...client, dependencies: { desk: 'workspace:^' } } },
      'never published',
    ],
    [
      'a client that depends on a client',
      {
        'packages/stamps/package.json': otherClient,
        [clientManifest]: { ...client, dependencies: { '@hub/stamps-client': 'workspace:^' } },
      },
      'depends on no other',
    ],
    [
      'a client that imports a client',
      {
        'packages/stamps/package.json': otherClient,
        'packages/letters/src/client.ts': `import { createStampsSimulator } from '@hub/stamps-client/simulator'\n`,
      },
      'imports the package of another API',
    ],
    ['no README', { 'packages/parcels/README.md': undefined }, 'README.md: is missing'],
    ['another title', { 'packages/parcels/README.md': '# Parcels\n' }, '# @hub/parcels'],
    ['a README without its install line', { 'packages/parcels/README.md': '# @hub/parcels\n\nText.\n' }, 'npm install'],
    ['no changelog', { 'packages/parcels/CHANGELOG.md': undefined }, 'CHANGELOG.md: is missing'],
    ['a long build configuration', { 'packages/parcels/tsup.config.ts': '//\n'.repeat(11) }, 'more than 10 lines'],
    ['no index', { 'packages/parcels/src/index.ts': undefined }, 'src/index.ts: is missing'],
    ['no client', { 'packages/letters/src/client.ts': undefined }, 'src/client.ts: is missing'],
    ['no simulator', { 'packages/letters/src/simulator/index.ts': undefined }, 'src/simulator/index.ts: is missing'],
    ['no handlers for msw', { 'packages/letters/src/msw/index.ts': undefined }, 'src/msw/index.ts: is missing'],
    ['a simulator kept secret', { [clientManifest]: { ...client, exports: library.exports } }, '"./simulator"'],
    ['handlers kept secret', { [clientManifest]: { ...client, exports: library.exports } }, '"./msw"'],
    [
      'a client of nothing',
      { [clientManifest]: { ...client, hub: { capabilities: ['operations', 'simulator'] } } },
      'names its documents',
    ],
    ['a document that does not exist', { 'openapi/letters.yaml': undefined }, 'openapi/letters.yaml'],
    [
      'types that were not generated',
      { 'packages/letters/src/generated/letters.types.gen.ts': undefined },
      'letters.types.gen.ts: is missing',
    ],
    ['no contract test', { 'packages/letters/test/client.test.ts': undefined }, 'contract test'],
    ['no test of types', { 'packages/letters/test/types.test-d.ts': undefined }, 'test of its types'],
    [
      'a simulator without the capability',
      { [clientManifest]: { ...client, hub: { ...client.hub, capabilities: ['operations'] } } },
      'needs "simulator"',
    ],
    ['webhooks without the capability', { 'packages/letters/src/webhooks/index.ts': '' }, 'needs "webhooks"'],
    [
      'the capability without webhooks',
      {
        [clientManifest]: { ...client, hub: { ...client.hub, capabilities: ['operations', 'simulator', 'webhooks'] } },
      },
      'src/webhooks/index.ts: is missing',
    ],
    [
      'a generated contract in a library',
      { 'packages/parcels/src/generated/parcels.types.gen.ts': '' },
      'without an API has no generated contract',
    ],
    ['a written file among generated ones', { 'packages/letters/src/generated/helper.ts': '' }, 'nothing else does'],
    ['a generated file elsewhere', { 'packages/parcels/src/weights.gen.ts': '' }, 'nothing else does'],
    ['a long file', { 'packages/parcels/src/weigh.ts': '//\n'.repeat(251) }, '251 lines'],
    ['a long test', { 'packages/parcels/src/weigh.test.ts': '//\n'.repeat(451) }, '451 lines'],
    ['a name in camel case', { 'packages/parcels/src/weighAll.ts': '' }, 'kebab-case'],
    ['export *', { 'packages/parcels/src/index.ts': `export * from './weigh.js'\n` }, '`export *`'],
    ['a default export', { 'packages/parcels/src/index.ts': 'export default 1\n' }, '`default`'],
    ['a default export by name', { 'packages/parcels/src/index.ts': 'export { a as default }\n' }, '`default`'],
    ['a Node.js module', { 'packages/parcels/src/weigh.ts': `import { join } from 'node:path'\n` }, 'node:path'],
    ['the same, without its prefix', { 'packages/parcels/src/weigh.ts': `await import('fs')\n` }, 'imports fs'],
    ['the whole of zod', { 'packages/letters/src/client.ts': `import { z } from 'zod'\n` }, 'zod/mini'],
    [
      'a file of another package',
      { 'packages/letters/src/client.ts': `import '../../parcels/src/weigh.js'\n` },
      'published with',
    ],
    [
      'a function that does not say what it does',
      { 'packages/parcels/src/weigh.ts': 'export const weight = { sizeOf() { return 1 } }\n' },
      'weigh.ts: sizeOf: say what it does',
    ],
    [
      'a limit that is defined twice',
      {
        'packages/parcels/src/weigh.ts': 'const MAX_WEIGHT = 30 * 1_000\nexport const weigh = () => MAX_WEIGHT\n',
        'apps/desk/src/platform/clock.ts': 'const MAX_WEIGHT = 20\nexport const now = () => MAX_WEIGHT\n',
      },
      'MAX_WEIGHT: is defined in packages/parcels/src/weigh.ts and apps/desk/src/platform/clock.ts',
    ],
    [
      'a feature that imports another',
      { 'apps/desk/src/features/letters/send.ts': `import '../stamps/price.js'\n` },
      'no other feature',
    ],
    [
      'a feature that imports a type of another',
      { 'apps/desk/src/features/letters/send.ts': `import type { Price } from '../stamps/price.js'\n` },
      'no other feature',
    ],
    [
      'a feature that imports the configuration',
      { 'apps/desk/src/features/letters/send.ts': `type Config = import('../../config/config.js').Config\n` },
      'its own files and platform/ only',
    ],
    [
      'a platform that imports a feature',
      { 'apps/desk/src/platform/clock.ts': `export type { Price } from '../features/stamps/price.js'\n` },
      'platform imports nothing else',
    ],
    [
      'a platform that imports the process',
      { 'apps/desk/src/platform/clock.ts': `import '../main.js'\n` },
      'platform imports nothing else',
    ],
    [
      'a process that knows a feature by name',
      { 'apps/desk/src/main.ts': `import { letters } from './features/letters/feature.js'\n` },
      'knows the features by name',
    ],
    [
      'a list that looks into a feature',
      { 'apps/desk/src/features/index.ts': `import { price } from './stamps/price.js'\n` },
      'the feature.ts of each feature only',
    ],
  ])('is found out with %s', (_what, changes, problem) => {
    const problems = withExampleWorkspace(changes, checkPackages)
    expect(problems.join('\n')).toContain(problem)
  })

  it('may use Node.js in tests, in applications and where it is allowed', () => {
    const changes = { 'packages/parcels/src/weigh.test.ts': `import { join } from 'node:path'\n` }
    expect(withExampleWorkspace(changes, checkPackages)).toEqual([])
  })

  it('may use Node.js and every API in a program, whose README begins with a command', () => {
    const program = { ...library, bin: { parcels: './dist/index.js' } }
    const changes = {
      'packages/parcels/package.json': program,
      'packages/parcels/README.md':
        '# @hub/parcels\n\n```sh\nnpm install @hub/parcels\n```\n\n```sh\nnpx @hub/parcels\n```\n',
      'packages/parcels/src/weigh.ts': `import 'node:path'\nimport '@hub/letters-client'\nexport const weigh = (): number => 1\n`,
    }
    expect(withExampleWorkspace(changes, checkPackages)).toEqual([])
    const withoutBin = { ...changes, 'packages/parcels/package.json': library }
    expect(withExampleWorkspace(withoutBin, checkPackages)).toHaveLength(3)
  })

  it('may hold the commands of all documents where its package.json says so', () => {
    const commands = { ...library, hub: { ...library.hub, commands: true } }
    const generated = { 'packages/parcels/src/generated/letters.commands.gen.ts': 'export const commands = {}\n' }
    expect(withExampleWorkspace({ ...generated, 'packages/parcels/package.json': commands }, checkPackages)).toEqual([])
    expect(withExampleWorkspace(generated, checkPackages)).toHaveLength(1)
  })
})
