import { expect, test } from 'vitest'
import { runCommand } from '../support/hub-process.js'

/** Loaded before the program, which listens to its output first of all. */
const BROKEN = 'process.stdout.on = () => { throw new Error("broken on purpose") }'

test('a stack names lines of the source, not of the bundle', async () => {
  const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(BROKEN)}`
  const { code, stderr } = await runCommand({ NODE_OPTIONS }, '--version')
  expect(code).toBe(1)
  expect(stderr).toMatch(/Error: broken on purpose\n[^]* at .*\bsrc\/command-line\.ts:\d+:\d+/)
})
