import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkPackages } from '../checks/packages.ts'
import { withExampleWorkspace } from '../checks/example-workspace.ts'
import { WORKSPACE } from '../workspace.ts'
import { isPlaceholder, readIdentity, toPath } from './identity.ts'
import { findStaleIdentity, writeIdentity } from './rewrite.ts'

it('the identity of this workspace stands in all its files: otherwise run `node tools/run.mjs run identity` and commit', () => {
  expect([...findStaleIdentity(WORKSPACE).keys()]).toEqual([])
})

const http = {
  name: '@hub/http',
  version: '0.1.0',
  license: 'MIT',
  type: 'module',
  repository: { type: 'git', url: 'git+https://git.example/hub.git' },
}
const texts = {
  'packages/http/package.json': http,
  'packages/http/README.md':
    '# @hub/http\n\n[a](../parcels) [b](../parcels/README.md#x) [c](#d) [e](https://e.example)\n',
  'docs/a.md': `From \`@hub/http/node\`, not from @hubble/http, nor from user@hub. See https://git.example/hub/issues.\n`,
}

it('puts another scope, repository and author into every file', () => {
  withExampleWorkspace(texts, (root) => {
    const read = (name: string): string => readFileSync(join(root, name), 'utf8')
    execFileSync('git', ['init', '--quiet'], { cwd: root })
    const manifest = JSON.parse(read('package.json')) as object
    const changed = {
      ...manifest,
      author: 'A town',
      repository: { type: 'git', url: 'git+https://git.town.example/all.git' },
      hub: { scope: '@town' },
    }
    writeFileSync(join(root, 'package.json'), JSON.stringify(changed))
    expect(writeIdentity(root)).toContain('packages/letters/README.md')

    expect(JSON.parse(read('packages/http/package.json'))).toEqual({
      ...http,
      name: '@town/http',
      author: 'A town',
      homepage: 'https://git.town.example/all/tree/main/packages/http#readme',
      repository: { type: 'git', url: 'git+https://git.town.example/all.git', directory: 'packages/http' },
      bugs: { url: 'https://git.town.example/all/issues' },
    })
    expect(read('packages/http/README.md')).toBe(
      '# @town/http\n\n[a](https://git.town.example/all/tree/main/packages/parcels) ' +
        '[b](https://git.town.example/all/blob/main/packages/parcels/README.md#x) [c](#d) [e](https://e.example)\n',
    )
    expect(read('docs/a.md')).toBe(
      'From `@town/http/node`, not from @hubble/http, nor from user@hub. See https://git.town.example/all/issues.\n',
    )
    expect(checkPackages(root).filter((problem) => !problem.startsWith('packages/http'))).toEqual([])
    expect(writeIdentity(root)).toEqual([])
  })
})

it.each([
  [{ repository: { type: 'git', url: 'https://git.example/hub' } }, '"repository"'],
  [{ author: ' ' }, '"author"'],
  [{ hub: { scope: 'hub' } }, '"hub"'],
])('refuses %j', (fields, problem) => {
  withExampleWorkspace({}, (root) => {
    const path = join(root, 'package.json')
    writeFileSync(path, JSON.stringify({ ...(JSON.parse(readFileSync(path, 'utf8')) as object), ...fields }))
    expect(() => readIdentity(root)).toThrow(problem)
  })
})

it('knows addresses of the sources, and a placeholder', () => {
  const identity = { scope: '@hub', author: 'x', web: 'https://git.example.org/hub' }
  expect(toPath(identity, 'https://git.example.org/hub/blob/main/docs/a.md#b')).toBe('docs/a.md#b')
  expect(toPath(identity, 'https://git.example.org/hub/issues')).toBeUndefined()
  expect(toPath(identity, 'https://git.example.org/hubble/blob/main/docs/a.md')).toBeUndefined()
  expect(isPlaceholder(identity)).toBe(true)
  expect(isPlaceholder({ ...identity, web: 'https://forge.numerique.gouv.fr/hub' })).toBe(false)
})
