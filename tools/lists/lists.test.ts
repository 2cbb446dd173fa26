import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Package, readPackages, WORKSPACE } from '../workspace.ts'
import { replaceBlock } from './block.ts'
import { FOLDER_NAMES, renderLayout } from './layout.ts'
import { findStaleLists } from './lists.ts'
import { renderDocuments, renderFeatures, renderTable } from './render.ts'

it('the lists of this workspace are those of its packages: otherwise run `node tools/run.mjs run lists` and commit', () => {
  expect([...findStaleLists(WORKSPACE).keys()]).toEqual([])
})

it('the layout names every folder of tools/ and none that does not exist', () => {
  const tools = readdirSync(join(WORKSPACE, 'tools'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .map((entry) => `tools/${entry.name}/`)
  expect(tools.filter((name) => !FOLDER_NAMES.includes(name))).toEqual([])
  expect(FOLDER_NAMES.filter((name) => !existsSync(join(WORKSPACE, name)))).toEqual([])
})

it('every document of openapi/ belongs to a package', () => {
  const documents = readdirSync(join(WORKSPACE, 'openapi')).filter((name) => name.endsWith('.yaml'))
  const listed = renderDocuments(readPackages(WORKSPACE))
  expect(documents.filter((name) => !listed.includes(`openapi/${name} `))).toEqual([])
})

const letters: Package = {
  folder: 'packages/letters',
  path: '',
  manifest: {
    name: '@hub/letters',
    description: 'Letters: "all" of them.',
    hub: { descriptionFr: 'Les lettres.', openapi: ['letters', 'envelopes'] },
  },
}
const desk: Package = {
  folder: 'apps/desk',
  path: '',
  manifest: { name: 'desk', private: true, description: 'A desk.', hub: { descriptionFr: 'Un guichet.' } },
}

it('writes tables, features, documents and the layout from package.json files', () => {
  expect(renderTable([desk, letters], 'fr').split('\n').slice(2)).toEqual([
    '| [`@hub/letters`](packages/letters/README.md) | `packages/letters` | Les lettres |',
    '| [`desk`](apps/desk/README.md) | `apps/desk` | Un guichet (privé) |',
  ])
  expect(renderFeatures([desk, letters], 'en')).toBe(String.raw`- "Letters: \"all\" of them"` + '\n- "A desk"')
  expect(renderDocuments([desk, letters])).toBe(
    'envelopes: { root: openapi/envelopes.yaml }\nletters: { root: openapi/letters.yaml }',
  )
  expect(renderLayout([letters])).toMatch(/^packages\/\n {2}letters\/ +@hub\/letters · Letters/m)
})

it('refuses a package that has no French description', () => {
  const { hub: _hub, ...manifest } = desk.manifest
  expect(() => renderTable([{ ...desk, manifest }], 'fr')).toThrow('apps/desk/package.json: has no hub.descriptionFr')
})

it('replaces what stands between the marks, in Markdown and in YAML, and nothing else', () => {
  const markdown = 'a\n<!-- list: x -->\n\nold\n\n<!-- end of list -->\n\nb\n'
  expect(replaceBlock('a.md', markdown, 'x', 'one\ntwo')).toBe(markdown.replace('old', 'one\ntwo'))
  const yaml = 'a:\n  # list: x\n  old: 1\n  # end of list\nb: 2\n'
  expect(replaceBlock('a.yml', yaml, 'x', 'one: 1\ntwo: 2')).toBe(yaml.replace('old: 1', 'one: 1\n  two: 2'))
  expect(() => replaceBlock('a.md', 'nothing', 'x', '')).toThrow('a.md: has no mark <!-- list: x -->')
})
