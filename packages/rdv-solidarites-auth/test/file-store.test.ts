import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { TokenStore } from '@hub/http'
import { serve } from '@hono/node-server'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createRdvSolidaritesAuthSimulator } from '../src/simulator/index.js'
import { createFileTokenStore } from '../src/node/index.js'
import { atTheEnd, EMAIL, PASSWORD } from './support.js'

let file: string

beforeAll(() => {
  if (!existsSync(join(import.meta.dirname, '../dist/node/index.js'))) throw new Error('build the package first')
})

beforeEach(async () => {
  const directory = await mkdtemp(join(tmpdir(), 'token-store-'))
  atTheEnd(() => rm(directory, { recursive: true }))
  file = join(directory, 'session.json')
})

const token = (value: string, generation = 1) => ({ value, expiresAt: null, generation })

describe('createFileTokenStore', () => {
  test('keeps nothing, then what an update resolves to', async () => {
    const store = createFileTokenStore<string>(file)
    expect(await store.read()).toBeUndefined()
    await store.update(async (current) => {
      expect(current).toBeUndefined()
      return token('first')
    })
    expect(await createFileTokenStore<string>(file).read()).toEqual(token('first'))
  })

  test('is for its owner only, whatever was there before', async () => {
    await writeFile(file, '{}', { mode: 0o666 })
    await createFileTokenStore<string>(file).update(async () => token('secret'))
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600')
    expect(((await stat(`${file}.lock`)).mode & 0o777).toString(8)).toBe('700')
  })

  test('changes nothing when the update rejects, and goes on', async () => {
    const store = createFileTokenStore<string>(file)
    await store.update(async () => token('first'))
    await expect(store.update(() => Promise.reject(new Error('down')))).rejects.toThrow('down')
    expect(await store.read()).toEqual(token('first'))
    expect(await store.update(async () => token('second', 2))).toEqual(token('second', 2))
  })

  test('lets one update at a time in, within one store and between two', async () => {
    const one = createFileTokenStore<string>(file)
    const other = createFileTokenStore<string>(file)
    let inside = 0
    const increase = (store: TokenStore<string>) =>
      store.update(async (current) => {
        expect(++inside).toBe(1)
        await new Promise((resolve) => setTimeout(resolve, 2))
        inside--
        return token('count', (current?.generation ?? 0) + 1)
      })
    await Promise.all(Array.from({ length: 20 }, (_, index) => increase(index % 2 === 0 ? one : other)))
    expect(await one.read()).toEqual(token('count', 20))
    // Nothing piles up.
    expect(await readdir(`${file}.lock`)).toHaveLength(1)
  })

  test.each(['', '{', 'null', '[]', '{"generation":1}', '{"value":1,"expiresAt":"soon","generation":1}'])(
    'takes the unreadable file %j for none',
    async (content) => {
      await writeFile(file, content)
      const store = createFileTokenStore<string>(file)
      expect(await store.read()).toBeUndefined()
      expect(await store.update(async (current) => current ?? token('new'))).toEqual(token('new'))
    },
  )

  test('a file that cannot be read is an error, not «no session»', async () => {
    const unreadable = createFileTokenStore<string>(tmpdir())
    await expect(unreadable.read()).rejects.toMatchObject({ code: 'EISDIR' })
  })
})

describe('between processes', () => {
  const CALL_RESOURCE = new URL('./processes/call-resource.js', import.meta.url)
  const HOLD_LOCK = new URL('./processes/hold-lock.js', import.meta.url)

  function start(script: URL, ...parameters: string[]) {
    const child = spawn(process.execPath, [fileURLToPath(script), ...parameters])
    atTheEnd(() => child.kill('SIGKILL'))
    child.stderr.pipe(process.stderr)
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    return { child, line: async () => ((await lines.next()).value as string | undefined) ?? '' }
  }

  const gone = (child: ChildProcessWithoutNullStreams) => new Promise((resolve) => child.once('exit', resolve))

  test('100 first calls of each of two sign in once; 100 refused calls of each renew once', async () => {
    const simulator = createRdvSolidaritesAuthSimulator()
    let refused = 0
    const server = serve({
      hostname: '127.0.0.1',
      port: 0,
      overrideGlobalObjects: false,
      fetch: async (request) => {
        if (!request.url.endsWith('/thing')) return simulator.fetch(request)
        const echoed = simulator.state.authenticate(request.headers)
        if (!echoed) refused++
        return echoed ? Response.json({}, { headers: echoed }) : Response.json({ errors: [] }, { status: 401 })
      },
    })
    atTheEnd(() => server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const parameters = [`http://127.0.0.1:${port}`, file, EMAIL, PASSWORD]
    const processes = [start(CALL_RESOURCE, ...parameters), start(CALL_RESOURCE, ...parameters)]
    const callAtOnce = async () => {
      for (const { child } of processes) child.stdin.write('100\n')
      return Promise.all(processes.map(({ line }) => line()))
    }
    expect(await callAtOnce()).toEqual(['0', '0'])
    expect(simulator.state.signIns).toBe(1)
    simulator.state.endSessions()
    expect(await callAtOnce()).toEqual(['0', '0'])
    expect(simulator.state.signIns).toBe(2)
    expect(refused).toBeGreaterThanOrEqual(200)
  })

  test('one that is killed with the lock is succeeded, and has changed nothing', async () => {
    await createFileTokenStore<string>(file).update(async () => token('before'))
    const { child, line } = start(HOLD_LOCK, file, '500', 'hang')
    expect(await line()).toBe('held')
    child.kill('SIGKILL')
    await gone(child)
    const began = performance.now()
    const kept = await createFileTokenStore<string>(file, { staleAfter: 500 }).update(async (current) => {
      expect(current).toEqual(token('before'))
      return token('after', 2)
    })
    expect(kept).toEqual(token('after', 2))
    expect(performance.now() - began).toBeGreaterThan(450)
  })

  test('one that lives is waited for, however long it takes', async () => {
    const { child, line } = start(HOLD_LOCK, file, '300', 'hang')
    expect(await line()).toBe('held')
    let isDone = false
    const update = createFileTokenStore<string>(file, { staleAfter: 300 })
      .update(async () => token('after'))
      .then(() => (isDone = true))
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    expect(isDone).toBe(false)
    child.kill('SIGKILL')
    await update
  })

  test('one that was frozen and succeeded does not overwrite what came after it', async () => {
    const { line } = start(HOLD_LOCK, file, '300', 'freeze')
    expect(await line()).toBe('held')
    const store = createFileTokenStore<string>(file, { staleAfter: 300 })
    await store.update(async () => token('theirs', 7))
    // It wakes up, sees that it was succeeded, and takes what is there.
    expect(await line()).toBe('held')
    expect(await line()).toBe('theirs')
    expect(await store.read()).toEqual(token('theirs', 7))
  })

  test('what a crash left behind is removed', async () => {
    const store = createFileTokenStore<string>(file)
    await store.update(async () => token('first'))
    await writeFile(join(`${file}.lock`, '1.new'), 'half a token')
    await store.update(async () => token('second', 2))
    expect(await readdir(`${file}.lock`)).toEqual(['2'])
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(token('second', 2))
  })
})
