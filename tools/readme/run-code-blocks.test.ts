import { join } from 'node:path'
import { expect, it } from 'vitest'
import { WORKSPACE } from '../workspace.ts'
import { codeBlocks, promisedLines, runModule } from './run-code-blocks.ts'

const folder = join(WORKSPACE, 'tools')

it('finds the blocks of a language', () => {
  expect(codeBlocks('```ts\na\n```\n\n```sh\nb\n```\n\n```ts\nc\n```\n', 'ts')).toEqual(['a\n', 'c\n'])
})

it('runs TypeScript with the packages of a folder', async () => {
  const code = `import { parse } from 'yaml'\nconst { a } = parse('a: 1') as { a: number }\nconsole.log(a) // 1\n`
  expect(await runModule(code, folder)).toEqual(promisedLines(code))
})

it('fails when the code fails, and shows how', async () => {
  await expect(runModule(`import './nothing.js'`, folder)).rejects.toThrow('ERR_MODULE_NOT_FOUND')
  await expect(runModule(`throw new Error('on purpose')`, folder)).rejects.toThrow('on purpose')
})

it('notices other lines than promised', async () => {
  const code = `console.log('one') // two\n`
  expect(promisedLines(code)).toEqual(['two'])
  expect(await runModule(code, folder)).toEqual(['one'])
})
