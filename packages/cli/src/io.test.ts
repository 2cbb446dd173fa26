import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { Output } from './io.js'

test('what is hidden is written neither as it is nor inside JSON, and only when it is long enough to be found', async () => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const output = new Output({
    stdin: new PassThrough(),
    stdout,
    stderr,
    environment: {},
    signal: new AbortController().signal,
  })
  output.hide('quoted"secret')
  output.hide('ab')
  await output.printDocument({ a: 'quoted"secret', b: 'ab' })
  await output.printError('quoted"secret')
  stdout.end()
  stderr.end()
  expect(await text(stdout)).toBe('{"a":"***","b":"ab"}\n')
  expect(await text(stderr)).toBe('***\n')
})
