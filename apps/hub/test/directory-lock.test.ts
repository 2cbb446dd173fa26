import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DirectoryLockedError, lockDirectory } from '../src/platform/database/directory-lock.js'
import { createEmptyDirectory } from './support/engines.js'
import { runCommand } from './support/hub-process.js'

test('one holder at a time, in one process as between two', async () => {
  await using storage = await createEmptyDirectory()
  const directory = join(storage.config.dataDirectory, 'made', 'on', 'the', 'way')
  const release = lockDirectory(directory)
  expect(() => lockDirectory(directory)).toThrow(DirectoryLockedError)
  expect(() => lockDirectory(directory)).toThrow(new RegExp(`in use by another process \\(${process.pid}\\)`))
  release()
  lockDirectory(directory)()
})

test('of many processes that start together exactly one gets it, and its death sets it free', async () => {
  await using storage = await createEmptyDirectory()
  const { dataDirectory } = storage.config
  const module = new URL('../src/platform/database/directory-lock.ts', import.meta.url).href
  // The source runs in a child as it is: Node.js strips its types, and only needs the compiled name of what it imports.
  const program = `
    import { registerHooks } from 'node:module'
    registerHooks({ resolve: (name, context, next) => next(name.replace(/^(\\..*)\\.js$/, '$1.ts'), context) })
    const { lockDirectory } = await import(${JSON.stringify(module)})
    try { lockDirectory(${JSON.stringify(dataDirectory)}); gc(); console.log('held') } catch { console.log('refused') }
    setInterval(() => {}, 1000)`
  const children = Array.from({ length: 4 }, () => {
    return spawn(process.execPath, ['--expose-gc', '--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  })
  try {
    const answers = await Promise.all(
      children.map(async (child) => String((await once(child.stdout, 'data'))[0]).trim()),
    )
    expect(answers.toSorted((a, b) => a.localeCompare(b))).toEqual(['held', 'refused', 'refused', 'refused'])

    const holder = children[answers.indexOf('held')]
    holder?.kill('SIGKILL')
    if (holder) await once(holder, 'close')
    expect(() => lockDirectory(dataDirectory)()).not.toThrow()
  } finally {
    for (const child of children) child.kill('SIGKILL')
  }
})

test('a Node.js that lacks what the lock is made of: one sentence', async () => {
  await using storage = await createEmptyDirectory()
  const environment = { HUB_DATA_DIR: storage.config.dataDirectory, NODE_OPTIONS: '--no-experimental-sqlite' }
  const result = await runCommand(environment)
  expect(result.code).toBe(1)
  expect(result.stderr).toMatch(/^This Node\.js \(v[\d.]+\) has no node:sqlite, .*: use Node\.js 22\.18 or later\.\n$/)
})
