import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { codeBlocks, promisedLines, runModule } from '../../../tools/readme/run-code-blocks.js'
import { typeCheck } from '../../../tools/readme/type-check.js'

const folder = join(import.meta.dirname, '..')
const program = codeBlocks(readFileSync(join(folder, 'README.md'), 'utf8'), 'ts').join('\n')

test('the README prints what it promises, and is correctly typed', async () => {
  expect(promisedLines(program)).not.toEqual([])
  expect(await runModule(program, folder)).toEqual(promisedLines(program))
  expect(typeCheck(folder, { 'program.ts': program })).toBe('')
})

test('everything of it is 2 kB at most, compressed, and needs nothing else', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(folder, 'dist/index.js')],
    ...({ bundle: true, minify: true, format: 'esm', platform: 'neutral', write: false, metafile: true } as const),
  })
  expect(gzipSync(outputFiles[0]?.contents ?? '').byteLength).toBeLessThanOrEqual(2_048)
  expect(Object.keys(metafile.inputs)).toHaveLength(1)
})
