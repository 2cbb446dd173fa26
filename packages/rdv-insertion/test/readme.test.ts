import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { codeBlocks, promisedLines, runModule } from '../../../tools/readme/run-code-blocks.js'

const folder = join(import.meta.dirname, '..')
const blocks = codeBlocks(readFileSync(join(folder, 'README.md'), 'utf8'), 'ts')
const WEBHOOKS_IMPORT = `import { handle, webhooks } from './webhooks.js'\n`

/**
 * The programs that the README shows. A block that makes or mounts something of ours begins one, any other goes on with the
 * program before it; a block that imports the webhooks has that block in place of its import.
 */
const programs: string[] = []
for (const block of blocks) {
  if (/^import .*(create|Webhook)/m.test(block)) programs.push(block)
  else programs.push(`${programs.pop() ?? ''}\n${block}`)
}
const webhooksProgram = programs.find((program) => program.startsWith('// webhooks.ts')) ?? ''
const servers = programs.filter((program) => program.includes(WEBHOOKS_IMPORT))
const others = programs.filter((program) => !servers.includes(program) && program !== webhooksProgram)

const titleOf = (program: string): string => program.split('\n')[0] ?? ''

test('the README shows a client, three servers, a test of a receiver and a simulator', () => {
  expect(others.map(titleOf)).toEqual([
    `import { createRdvInsertionClient } from '@hub/rdv-insertion-client'`,
    `import { createWebhooks, signTestWebhook } from '@hub/rdv-insertion-client/webhooks'`,
    `import { createRdvInsertionClient, HubError } from '@hub/rdv-insertion-client'`,
  ])
  expect(servers).toHaveLength(3)
  // No block is left out.
  expect(blocks.every((block) => programs.some((program) => program.includes(block)))).toBe(true)
})

test.each(others.map((program) => [titleOf(program), program]))('%s: prints what it says', async (_, program) => {
  expect(await runModule(program, folder)).toEqual(promisedLines(program))
})

describe('the servers', () => {
  // Sends as rdv-insertion does: genuine, forged, and of an unknown model.
  const DELIVERIES = `
import { signTestWebhook } from '@hub/rdv-insertion-client/webhooks'
if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
const url = 'http://127.0.0.1:' + server.address().port + '/webhooks/rdv-insertion'
const data = { id: 1, starts_at: '2026-02-14T09:00:00.000+01:00', status: 'unknown', users: [{ id: 1, first_name: 'C', last_name: 'E' }] }
for (const [model, secret] of [['Rdv', 'agreed'], ['Rdv', 'forged'], ['Other', 'agreed']]) {
  const signed = await signTestWebhook({ model, event: 'created', data }, { secret })
  console.log((await fetch(url, signed)).status)
}
server.closeAllConnections()
server.close()
`

  test.each(servers.map((program) => [titleOf(program), program]))('%s: receives', async (_, program) => {
    vi.stubEnv('RDV_INSERTION_SECRET', 'agreed')
    // Any free port.
    vi.stubEnv('PORT', '0')
    onTestFinished(() => void vi.unstubAllEnvs())
    // The logger of the README is the console, whose lines for people are not what is looked at.
    const quiet = `console.warn = console.info = () => {}\n`
    const code = quiet + program.replace(WEBHOOKS_IMPORT, webhooksProgram) + DELIVERIES
    expect(await runModule(code, folder)).toEqual([...promisedLines(webhooksProgram), '200', '401', '200'])
  })
})

test('all of it is correctly typed, by the published declarations', () => {
  // Where packages are found as in the package itself, and nothing else looks.
  const scratch = join(folder, 'node_modules', '.readme')
  mkdirSync(scratch, { recursive: true })
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }))
  const dist = (entry: string): string[] => [join(folder, 'dist', entry, 'index.d.ts')]
  const compilerOptions = {
    noUnusedLocals: false,
    noUnusedParameters: false,
    allowImportingTsExtensions: false,
    paths: { '@hub/rdv-insertion-client': dist(''), '@hub/rdv-insertion-client/*': dist('*') },
  }
  const names = programs.map((program, index) => (program === webhooksProgram ? 'webhooks.ts' : `program-${index}.ts`))
  for (const [index, program] of programs.entries()) writeFileSync(join(scratch, names[index] ?? ''), program)
  writeFileSync(join(scratch, 'package.json'), '{ "type": "module" }')
  writeFileSync(
    join(scratch, 'tsconfig.json'),
    JSON.stringify({ extends: '../../tsconfig.json', compilerOptions, include: [], files: names }),
  )
  const tsc = createRequire(import.meta.url).resolve('typescript/package.json')
  let output = ''
  try {
    execFileSync(process.execPath, [join(tsc, '..', 'bin', 'tsc'), '-p', scratch], { encoding: 'utf8' })
  } catch (error) {
    output = String((error as { stdout?: unknown }).stdout)
  }
  expect(output).toBe('')
})
