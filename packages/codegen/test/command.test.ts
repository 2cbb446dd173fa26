import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const main = join(import.meta.dirname, '..', 'src', 'main.ts')
let folder: string

function command(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8' })
  return { status, stdout, stderr }
}

function listDocuments(...openapi: string[]) {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ hub: { openapi } }))
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hub-codegen-test-'))
  mkdirSync(join(folder, 'src'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Four processes that each load two compilers: far slower on a busy machine.
test('the check fails with the way to repair, generating repairs', { timeout: 120_000 }, () => {
  listDocuments('ants-editor')
  const before = command('--check')
  expect(before.status).toBe(1)
  expect(before.stderr).toContain('run `npm run generate` and commit')
  expect(before.stderr).toContain(join('src', 'generated', 'ants-editor.types.gen.ts'))

  expect(command()).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringContaining('updated ants-editor.types.gen.ts'),
  })
  expect(command('--check')).toEqual({ status: 0, stdout: '', stderr: '' })
})

test('a mistake is one sentence, without a stack', () => {
  listDocuments('nowhere')
  const { status, stderr } = command()
  expect(status).toBe(1)
  expect(stderr).toMatch(/^hub-codegen: unknown document "nowhere": openapi\/ holds .*ants-editor.*\n$/)
})

test('the lint names each key of ours that is not known, by document and pointer', () => {
  const documents = join(folder, 'openapi')
  mkdirSync(documents)
  const document = 'openapi: 3.1.0\npaths:\n  /thing:\n    get:\n      x-hub-retry: safe\n'
  writeFileSync(join(documents, 'thing.yaml'), document)
  expect(command('--lint', documents)).toEqual({ status: 0, stdout: '', stderr: '' })
  writeFileSync(join(documents, 'thing.yaml'), `${document}      x-hub-timout: 4000\n`)
  const { status, stderr } = command('--lint', documents)
  expect(status).toBe(1)
  expect(stderr).toMatch(
    /^openapi\/thing\.yaml #\/paths\/~1thing\/get: x-hub-timout is not known here; known are .*\n$/,
  )
})

test('an unknown argument shows the usage', () => {
  expect(command('--chekc')).toMatchObject({ status: 2, stderr: expect.stringContaining('usage') })
})
