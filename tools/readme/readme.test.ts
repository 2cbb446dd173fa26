import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMarkdown } from '../checks/markdown.ts'
import { WORKSPACE } from '../workspace.ts'
import { type RunningHub, startHub } from './hub-process.ts'
import { codeBlocks, promisedLines, runModule } from './run-code-blocks.ts'

const readme = readFileSync(join(WORKSPACE, 'README.md'), 'utf8')

describe('the first call', () => {
  const [code = ''] = codeBlocks(readme, 'ts')

  it('prints what it says', async () => {
    expect(promisedLines(code)).not.toEqual([])
    expect(await runModule(code, join(WORKSPACE, 'tools'))).toEqual(promisedLines(code))
  })
})

// The lines are those of a shell with curl, as Linux and macOS have it.
describe.skipIf(process.platform === 'win32')('the questions of ANTS', () => {
  const { codeBlocks: blocks } = readMarkdown(readme)
  const preparation = blocks.find(({ code }) => code.includes('curl'))?.code ?? ''
  const questions = blocks.flatMap(({ language, code }, index) =>
    language === 'sh' && code.startsWith('ask ')
      ? [{ question: code.trim(), answer: blocks[index + 1]?.code.trim() }]
      : [],
  )
  let hub: RunningHub
  beforeAll(async () => {
    hub = await startHub()
  }, 600_000)
  afterAll(() => hub[Symbol.asyncDispose]())

  const ask = (question: string): string => {
    const commands = `${preparation}\n${question}`
      .replaceAll('./.data/hub', hub.dataDirectory)
      .replaceAll('127.0.0.1:8000', hub.address)
    return execFileSync('sh', ['-c', commands], { encoding: 'utf8' }).trim()
  }

  it('are all three shown', () => {
    expect(questions.map(({ question }) => /\w+(?=\?|$)/m.exec(question.replace(/^ask "?/, ''))?.[0])).toEqual([
      'getManagedMeetingPoints',
      'availableTimeSlots',
      'searchApplicationIds',
    ])
  })

  it.each(questions)('has the answer shown: $question', ({ question, answer = '' }) => {
    expect(withoutMoment(ask(question))).toBe(withoutMoment(answer))
  })

  /** Slots depend on the day, and addresses on the port. How many minutes there are to the next slot changes no shape. */
  function withoutMoment(answer: string): string {
    return answer
      .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}(:|%3A)\d{2}/g, '2000-01-01T00$100')
      .replaceAll(/\blocalhost:\d+/g, 'localhost')
      .slice(0, 300)
  }
})
