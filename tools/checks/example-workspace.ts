// A small workspace in which all is well: one client, one library, one application. Tests break one thing in it at a time.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { toFields } from '../identity/identity.ts'
import type { Manifest } from '../workspace.ts'

/** File contents by name; an object is written as JSON, `undefined` leaves the file out. */
export type Files = Record<string, string | object | undefined>

const identity = { scope: '@hub', web: 'https://git.example/hub', author: 'The example' }

const published = (folder: string, name: string, hub: object, more: Manifest = {}): Manifest => ({
  name,
  version: '0.1.0',
  description: 'An example.',
  keywords: ['example', 'france', 'typescript'],
  license: 'MIT',
  ...toFields(identity, folder),
  type: 'module',
  sideEffects: false,
  engines: { node: '>=22.12' },
  hub,
  files: ['dist', 'CHANGELOG.md', 'api.md'],
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
  scripts: { build: 'tsup && tsc', typecheck: 'tsc', test: 'vitest run' },
  ...more,
})

export const library = published('packages/parcels', '@hub/parcels', { capabilities: [], descriptionFr: 'Un exemple.' })

export const client = published(
  'packages/letters',
  '@hub/letters-client',
  { capabilities: ['operations', 'simulator'], openapi: ['letters'], descriptionFr: 'Un exemple.' },
  {
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './msw': { types: './dist/msw/index.d.ts', default: './dist/msw/index.js' },
      './simulator': { types: './dist/simulator/index.d.ts', default: './dist/simulator/index.js' },
      './openapi.yaml': './dist/openapi/letters.yaml',
    },
    dependencies: { '@hub/parcels': 'workspace:^', zod: '^4.0.0' },
  },
)

/** A second client, for what two of them may not do to each other. */
export const otherClient = published('packages/stamps', '@hub/stamps-client', {
  capabilities: ['operations', 'simulator'],
  openapi: ['letters'],
})

const application: Manifest = {
  name: 'desk',
  private: true,
  description: 'An application.',
  type: 'module',
  hub: { descriptionFr: 'Un guichet.' },
}

const readme = (name: string): string =>
  `# ${name}\n\n\`\`\`sh\nnpm install ${name}\n\`\`\`\n\n\`\`\`ts\nimport '${name}'\n\`\`\`\n`

const files: Files = {
  'package.json': {
    private: true,
    author: identity.author,
    repository: { type: 'git', url: `git+${identity.web}.git` },
    hub: { scope: identity.scope },
  },
  'openapi/letters.yaml': 'openapi: 3.1.0\n',
  'packages/parcels/package.json': library,
  'packages/parcels/README.md': readme('@hub/parcels'),
  'packages/parcels/CHANGELOG.md': '# @hub/parcels\n',
  'packages/parcels/tsup.config.ts': 'export default {}\n',
  'packages/parcels/src/index.ts': `export { weigh } from './weigh.js'\n`,
  'packages/parcels/src/weigh.ts': 'export const weigh = (): number => 1\n',
  'packages/letters/package.json': client,
  'packages/letters/README.md': readme('@hub/letters-client'),
  'packages/letters/CHANGELOG.md': '# @hub/letters-client\n',
  'packages/letters/tsup.config.ts': 'export default {}\n',
  'packages/letters/src/index.ts': `export { createLettersClient } from './client.js'\n`,
  'packages/letters/src/client.ts': `import { z } from 'zod/mini'\nexport const createLettersClient = () => z.string()\n`,
  'packages/letters/src/msw/index.ts': `export const handlers = []\n`,
  'packages/letters/src/simulator/index.ts': `export const simulator = {}\n`,
  'packages/letters/src/generated/letters.types.gen.ts': 'export type Letter = string\n',
  'packages/letters/src/generated/letters.operations.gen.ts': 'export const operations = {}\n',
  'packages/letters/test/client.test.ts': `import { readFileSync } from 'node:fs'\n`,
  'packages/letters/test/types.test-d.ts': '',
  'apps/desk/package.json': application,
  'apps/desk/src/main.ts': `import { features } from './features/index.js'\nimport './config/config.js'\n`,
  'apps/desk/src/config/config.ts': `export type { Feature } from '../platform/feature.js'\n`,
  'apps/desk/src/platform/feature.ts': `import { now } from './clock.js'\nexport interface Feature { at: typeof now }\n`,
  'apps/desk/src/platform/clock.ts': `export const now = () => 1\n`,
  'apps/desk/src/features/index.ts': `import { letters } from './letters/feature.js'\nexport const features = [letters]\n`,
  'apps/desk/src/features/letters/feature.ts': `import { send } from './send.js'\nexport const letters = { send }\n`,
  'apps/desk/src/features/letters/send.ts': `import { now } from '../../platform/clock.js'\nexport const send = now\n`,
  'apps/desk/src/features/stamps/price.ts': `import { readFileSync } from 'node:fs'\nexport const price = readFileSync\n`,
}

/** Writes the workspace with `changes` into a folder of its own and hands its path to `use`. */
export function withExampleWorkspace<T>(changes: Files, use: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'example-workspace-'))
  try {
    for (const [name, content] of Object.entries({ ...files, ...changes })) {
      if (content === undefined) continue
      mkdirSync(dirname(join(root, name)), { recursive: true })
      writeFileSync(join(root, name), typeof content === 'string' ? content : JSON.stringify(content))
    }
    return use(root)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
