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

test('the check fails with the way to repair, generating repairs', () => {
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

test('an unknown argument shows the usage', () => {
  expect(command('--chekc')).toMatchObject({ status: 2, stderr: expect.stringContaining('usage') })
})
