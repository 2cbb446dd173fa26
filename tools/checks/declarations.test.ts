// The declarations of all published packages, as a consumer without the DOM library compiles them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readManifest, WORKSPACE } from '../workspace.ts'
import { compile, type Consumer, installPacked, publishedEntries, publishedPackages } from './declarations.ts'

const MINUTES = 300_000
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-declarations-'))
  installPacked(folder)
}, MINUTES)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** msw's own declarations need the DOM library. */
const withoutMsw = publishedEntries().filter((entry) => !/\/msw(?:-handlers)?$/.test(entry))

// The declarations of Node.js 26 themselves need TypeScript 5.6.
it.each<Consumer>([
  { typescript: 'typescript-5.4', types: 'types-node-22', moduleResolution: 'nodenext' },
  { typescript: 'typescript-5.4', types: 'types-node-24', moduleResolution: 'bundler' },
  { typescript: 'typescript', types: 'types-node-26', moduleResolution: 'nodenext' },
])('$typescript compiles them with $types, as $moduleResolution', { timeout: MINUTES }, (consumer) => {
  expect(withoutMsw.length).toBeGreaterThan(8)
  expect(compile(folder, withoutMsw, consumer)).toEqual([])
})

it.each(['types-node-22', 'types-node-26'])(
  'what fails where msw and %s need more is theirs alone',
  { timeout: MINUTES },
  (types) => {
    const consumer: Consumer = { typescript: 'typescript-5.4', types, moduleResolution: 'nodenext' }
    const problems = compile(folder, publishedEntries(), consumer)
    expect(problems.filter((problem) => /^(program\.ts|node_modules[\\/]@hub[\\/])/.test(problem))).toEqual([])
  },
)

it('a type that is not there is found', { timeout: MINUTES }, () => {
  const consumer: Consumer = { typescript: 'typescript-5.4', types: 'types-node-22', moduleResolution: 'nodenext' }
  expect(compile(folder, ['@hub/http/none'], consumer).join()).toContain('TS2307')
})

it('the oldest TypeScript is stated where users look', () => {
  const { version = '' } = readManifest(join(WORKSPACE, 'tools/node_modules/typescript-5.4'))
  expect(version).toMatch(/^5\.4\./)
  const documents = ['CONTRIBUTING.md', ...publishedPackages().map((each) => `${each.folder}/README.md`)]
  const silent = documents.filter((name) => !readFileSync(join(WORKSPACE, name), 'utf8').includes('TypeScript 5.4'))
  expect(silent).toEqual([])
})
