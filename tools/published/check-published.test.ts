import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { WORKSPACE } from '../workspace.ts'
import { checkPublished } from './check-published.ts'

const entry = { types: './dist/index.d.ts', default: './dist/index.js' }
const manifest = { name: '@hub/parcels', version: '1.0.0', type: 'module', files: ['dist'], exports: { '.': entry } }
const code = 'export const parcels = 1\n'
const declarations = 'export declare const parcels = 1\n'
const sound = { 'package.json': JSON.stringify(manifest), 'dist/index.js': code, 'dist/index.d.ts': declarations }

/** What is said of one package of these files. */
function check(files: Record<string, string>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'hub-published-test-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  writeFileSync(join(root, 'package.json'), '{"private":true}')
  writeFileSync(join(root, 'pnpm-workspace.yaml'), 'packages: [packages/*]\n')
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, 'packages/parcels', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  return checkPublished(root)
}

test('every package is found by each compiler and runtime as npm would get it', async () => {
  expect(await checkPublished(WORKSPACE)).toEqual([])
})

test('a sound package passes', async () => {
  expect(await check(sound)).toEqual([])
})

test.each([
  ['a package that is not built', { 'package.json': sound['package.json'] }, 'file does not exist'],
  [
    'a file that is not published',
    { ...sound, 'package.json': JSON.stringify({ ...manifest, files: ['dist/*.d.ts'] }) },
    'file does not exist',
  ],
  [
    'declarations after the code',
    {
      ...sound,
      'package.json': JSON.stringify({ ...manifest, exports: { '.': { default: entry.default, types: entry.types } } }),
    },
    'types',
  ],
  [
    'no declarations',
    {
      ...sound,
      'package.json': JSON.stringify({ ...manifest, exports: { '.': entry, './other': './dist/other.js' } }),
      'dist/other.js': code,
    },
    './other',
  ],
  [
    'a file that does not exist',
    {
      ...sound,
      'package.json': JSON.stringify({ ...manifest, exports: { '.': entry, './other': './dist/other.js' } }),
    },
    'other.js',
  ],
  [
    'declarations of another module format',
    {
      ...sound,
      'package.json': JSON.stringify({ ...manifest, exports: { '.': { ...entry, types: './dist/index.d.cts' } } }),
      'dist/index.d.cts': declarations,
    },
    'FalseCJS',
  ],
])('%s is found', async (_name, files, said) => {
  expect((await check(files)).join('\n')).toContain(said)
})
