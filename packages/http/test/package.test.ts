import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import * as source from '../src/index.js'

/** What users get: the built package. */
const built = new URL('../dist/index.js', import.meta.url)

beforeAll(() => {
  if (!existsSync(fileURLToPath(built))) throw new Error('build the package first: these tests are about dist/')
})

/** Runs a module in a process of its own and gives what it prints. */
function run(code: string, env: Record<string, string> = {}): string {
  const program = `import * as http from ${JSON.stringify(built.href)}\n${code}`
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  }).trim()
}

const client = (baseUrl: string) => `
const operation = { method: 'GET', path: '/x', retry: 'safe', responses: {} }
const core = http.createClientCore(
  { api: 'Test', userAgent: 'test/1', environments: {}, operations: { getX: operation }, propertyNames: [] },
  { baseUrl: ${JSON.stringify(baseUrl)}, maxRetries: 0, allowPlainHttp: true })
const getX = () => core.call('getX', () => ({}))
const hasFetchStack = () => process.moduleLoadList.some((name) => /undici/.test(name))
`

describe('the built package', () => {
  it('recognises errors of another installed copy of itself', async () => {
    const copy = (await import(built.href)) as typeof source
    const error = copy.InvalidRequestError.local('token', 'is missing or empty')
    expect(error).not.toBeInstanceOf(source.HubError)
    expect(source.HubError.isInstance(error)).toBe(true)
    expect(source.ClientError.isInstance(error)).toBe(true)
    expect(source.InvalidRequestError.isInstance(error)).toBe(true)
    expect(source.TransportError.isInstance(error)).toBe(false)
    expect(source.HubError.isInstance(new Error('boom'))).toBe(false)
    expect(source.HubError.isInstance(null)).toBe(false)
  })

  it('loads the fetch stack with the first call, not with the import', () => {
    const before = run(`${client('http://127.0.0.1:1')}\nconsole.log(hasFetchStack())`)
    const after = run(`${client('http://127.0.0.1:1')}\nawait getX().catch(() => {})\nconsole.log(hasFetchStack())`)
    expect([before, after]).toEqual(['false', 'true'])
  })

  it('ends its process at once after a call: no timer is left behind', async () => {
    const gone = createServer()
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
    const { port } = gone.address() as AddressInfo
    await new Promise((resolve) => gone.close(resolve))
    const start = performance.now()
    expect(run(`${client(`http://127.0.0.1:${port}`)}\nawait getX().catch((error) => console.log(error.code))`)).toBe(
      'ECONNREFUSED',
    )
    expect(performance.now() - start).toBeLessThan(60_000)
  })

  it('names the engine when it is too old, instead of the parameters', () => {
    const old = `delete Promise.withResolvers; Object.defineProperty(process.versions, 'node', { value: '20.19.5' })`
    const printed = run(
      `${client('http://127.0.0.1:1')}\n${old}\nawait getX().catch((error) => console.log(error.name, error.message))`,
    )
    expect(printed).toBe(
      'HubError Test getX: the engine is too old: Node.js 22 or later is needed, this is Node.js 20.19.5',
    )
  })

  const [major = 0] = process.versions.node.split('.').map(Number)
  it.skipIf(major < 24)('goes through an outgoing proxy with NODE_USE_ENV_PROXY=1 (Node.js 24 or later)', async () => {
    const proxied: string[] = []
    const proxy = createServer((request, response) => {
      proxied.push(request.url ?? '')
      response.end('{}')
    })
    proxy.on('connect', (request, socket) => {
      proxied.push(request.url ?? '')
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void proxy.close())
    const { execFile } = await import('node:child_process')
    const program = `import * as http from ${JSON.stringify(built.href)}\n${client('http://service.invalid')}\nawait getX().catch(() => {})`
    const env = {
      ...process.env,
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      NO_PROXY: '',
    }
    await new Promise((resolve) => execFile(process.execPath, ['--input-type=module', '-e', program], { env }, resolve))
    expect(proxied.join()).toContain('service.invalid')
  })
})
