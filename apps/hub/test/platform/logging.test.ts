// Log lines wait for one another for a moment: none is lost, none comes late, none overtakes another.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const LOGGER = pathToFileURL(join(import.meta.dirname, '../../src/platform/process/logging.ts')).href
const FLAGS = ['--experimental-strip-types', '--no-warnings', '--input-type=module', '--eval']

interface Ended {
  code: number | null
  lines: { msg: string; number?: number }[]
}

/** Runs a program that has `logger` and `say`, to its end; `onText` is told what arrives when it arrives, and may answer. */
async function run(program: string, onText: (text: string, answer: Writable) => void = () => {}): Promise<Ended> {
  const source = `import { createLogger } from ${JSON.stringify(LOGGER)}
    const logger = createLogger({ level: 'info', format: 'json' }, 1)
    const say = (count) => { for (let number = 0; number < count; number += 1) logger.info('line', { number }) }
    ${program}`
  const child = spawn(process.execPath, [...FLAGS, source], { stdio: ['pipe', 'pipe', 'ignore'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    onText(chunk.toString(), child.stdin)
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const text = Buffer.concat(chunks).toString()
  expect(text === '' || text.endsWith('\n')).toBe(true)
  const lines = text.split('\n').slice(0, -1)
  return { code, lines: lines.map((line) => JSON.parse(line) as Ended['lines'][number]) }
}

const listNumbers = ({ lines }: Ended) => lines.map(({ number }) => number)
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

test.each([1, 3, 5_000])('%i lines: all are there when the program ends by itself, in order', async (count) => {
  const ended = await run(`say(${count})`)
  expect(ended.code).toBe(0)
  expect(listNumbers(ended)).toEqual(upTo(count))
})

test.each([1, 5_000])('%i lines: all are there after process.exit', async (count) => {
  const ended = await run(`say(${count}); process.exit(3)`)
  expect(ended.code).toBe(3)
  expect(listNumbers(ended)).toEqual(upTo(count))
})

test('all are there after an error that nobody caught', async () => {
  const ended = await run(
    `process.on('uncaughtExceptionMonitor', () => logger.error('dying')); say(10); setTimeout(() => { throw new Error('expected by a test') }, 1)`,
  )
  expect(ended.code).toBe(1)
  expect(ended.lines.map(({ msg }) => msg)).toEqual([...upTo(10).map(() => 'line'), 'dying'])
})

test('a lonely line of a program that goes on arrives without another, and before its end', async () => {
  const ended = await run(
    `let number = 0
    const lonely = () => logger.info('lonely', { number: number++ })
    // The next one is written once the one before was read.
    process.stdin.on('data', () => (number < 5 ? lonely() : process.stdin.destroy()))
    lonely()`,
    (_, answer) => answer.write('read'),
  )
  expect(listNumbers(ended)).toEqual(upTo(5))
})

test('gathering does not keep a program alive', async () => {
  expect((await run('')).code).toBe(0)
})
