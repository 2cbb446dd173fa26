import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { codeBlocks, promisedLines, runModule } from '../../../tools/readme/run-code-blocks.js'
import { typeCheck } from '../../../tools/readme/type-check.js'

const folder = join(import.meta.dirname, '..')
const blocks = codeBlocks(readFileSync(join(folder, 'README.md'), 'utf8'), 'ts')
const EDITOR_IMPORT = `import { editor } from './editor.js'\n`

/**
 * The programs that the README shows. A block that makes or mounts something of ours begins one, any other goes on with the
 * program before it; a block that imports the editor has that block in place of its import.
 */
const programs: string[] = []
for (const block of blocks) {
  if (/^import .*createAnts/m.test(block) || block.includes(EDITOR_IMPORT)) programs.push(block)
  else programs.push(`${programs.pop() ?? ''}\n${block}`)
}
const editorProgram = programs.find((program) => program.startsWith('// editor.ts')) ?? ''
const servers = programs.filter((program) => program.includes(EDITOR_IMPORT))
const others = programs.filter((program) => !servers.includes(program))

const titleOf = (program: string): string => program.split('\n')[0] ?? ''

test('the README shows a client, a simulator, an editor and three servers', () => {
  expect(others.map(titleOf)).toEqual([
    `import { createAntsClient } from '@hub/ants-client'`,
    '// editor.ts',
    `import { setupServer } from 'msw/node'`,
  ])
  expect(servers).toHaveLength(3)
  // No block is left out.
  expect(blocks.every((block) => programs.some((program) => program.includes(block)))).toBe(true)
})

describe('run as shown', () => {
  beforeAll(() => {
    vi.stubEnv('ANTS_HUB_AUTH_TOKEN', 'agreed-with-ants')
    // Any free port.
    vi.stubEnv('PORT', '0')
    return () => vi.unstubAllEnvs()
  })

  test.each(others.map((program) => [titleOf(program), program]))('%s: prints what it says', async (_, program) => {
    expect(await runModule(program, folder)).toEqual(promisedLines(program))
  })

  // Asks as ANTS does, with the long request line for which the README raises the limit.
  const QUESTION = `
if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
const base = 'http://127.0.0.1:' + server.address().port + '/api/ants'
const headers = { 'x-hub-rdv-auth-token': 'agreed-with-ants' }
const ids = Array.from({ length: 2_600 }, (_, index) => '&meeting_point_ids=' + (100_000 + index)).join('')
for (const path of [
  'getManagedMeetingPoints',
  'availableTimeSlots?start_date=2027-12-01&end_date=2027-12-31&meeting_point_ids=412' + ids,
  'searchApplicationIds?application_ids=A123456789',
]) {
  const response = await fetch(base + '/' + path, { headers })
  const text = await response.text()
  console.log(response.status, text.length > 0 ? JSON.stringify(Object.entries(JSON.parse(text))[0]).slice(0, 60) : '')
}
console.log((await fetch(base + '/getManagedMeetingPoints')).status)
server.closeAllConnections()
server.close()
`

  test.each(servers.map((program) => [titleOf(program), program]))('%s: answers ANTS', async (_, program) => {
    const code = program.replace(EDITOR_IMPORT, editorProgram) + QUESTION
    const [places, slots, bookings, ...rest] = await runModule(code, folder)
    expect(places).toMatch(/^200 \["0",\{"id":"412"/)
    expect(slots).toMatch(/^200 \["412",\[\{"datetime":"2027-12-10T09:00Z"/)
    expect(bookings).toBe('200 ["A123456789",[]]')
    expect(rest.at(-1)).toBe('401')
  })
})

test('all of it is correctly typed, by the published declarations', () => {
  const nameOf = (program: string, index: number): string =>
    program === editorProgram ? 'editor.ts' : `program-${index}.ts`
  const files = Object.fromEntries(programs.map((program, index) => [nameOf(program, index), program]))
  expect(typeCheck(folder, files)).toBe('')
})
