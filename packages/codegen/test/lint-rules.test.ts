import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..', '..')
const document = readFileSync(join(root, 'openapi', 'ants-editor.yaml'), 'utf8')

/** What `npm test` says of `ants-editor.yaml` when its text is this one. */
function lint(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'hub-lint-test-'))
  try {
    mkdirSync(join(folder, 'openapi'))
    writeFileSync(join(folder, 'openapi', 'ants-editor.yaml'), text)
    writeFileSync(join(folder, 'redocly.yaml'), readFileSync(join(root, 'redocly.yaml')))
    const command = join(root, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js')
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, 'lint', 'ants-editor', '--format=json'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
    })
    const { problems }: { problems: { ruleId: string }[] } = JSON.parse(stdout.slice(stdout.indexOf('{')) || stderr)
    return { status, rules: [...new Set(problems.map(({ ruleId }) => ruleId))] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The document without the first passage that matches. */
function without(pattern: RegExp, replacement = '') {
  const text = document.replace(pattern, replacement)
  expect(text, 'the passage must be there').not.toBe(document)
  return text
}

test('the document as it is passes', () => {
  expect(lint(document)).toEqual({ status: 0, rules: [] })
})

test.each([
  ['no retry rule', /\n {6}x-hub-retry: safe/, '', 'rule/x-hub-retry-required'],
  ['an unknown retry rule', 'x-hub-retry: safe', 'x-hub-retry: sometimes', 'rule/x-hub-retry-required'],
  ['no operationId', /\n {6}operationId: \w+/, '', 'operation-operationId'],
  [
    'the operationId of another',
    'operationId: searchApplicationIds',
    'operationId: getManagedMeetingPoints',
    'operation-operationId-unique',
  ],
  ['no summary', /\n {6}summary: .*/, '', 'operation-summary'],
  ['no description', /\n {6}description: \|(\n {8}.*)+/, '', 'operation-description'],
  ['no refusal', /\n {8}'401': .*/, '', 'operation-4xx-response'],
  ['no failure', /(\n {8}(?:'5\d\d'|default): .*)+/, '', 'rule/server-error-answer-required'],
])('an operation with %s fails the lint', (_label, pattern, replacement, rule) => {
  const { status, rules } = lint(without(new RegExp(pattern), replacement))
  expect(rules).toContain(rule)
  expect(status).toBe(1)
})
