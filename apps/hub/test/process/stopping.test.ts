// How a hub stops when it is asked to: what it finishes first, and what it does not wait for.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type HubProcess, startServing } from '../support/hub-process.js'
import { agenda, meetingPoint } from '../support/points.js'
import { usedDirectories } from '../support/used-directory.js'

const windows = process.platform === 'win32'
const usedDirectory = usedDirectories()

/** How long it takes to stop as it should. */
async function secondsToStop(hub: HubProcess, signal: 'SIGINT' | 'SIGTERM'): Promise<number> {
  const start = performance.now()
  hub.child.kill(signal)
  expect(await hub.ended).toBe(0)
  return (performance.now() - start) / 1_000
}

// Windows has no signals: a process there is ended without being asked.
describe.skipIf(windows)('stopping', () => {
  /** A request whose body is half sent, once the hub has it. */
  async function halfSent(url: string, dataDirectory: string) {
    const secrets = JSON.parse(await readFile(join(dataDirectory, 'demo-secrets.json'), 'utf8')) as { api_key: string }
    const headers = { authorization: `Bearer ${secrets.api_key}`, 'content-type': 'application/json' }
    const slow = request(`${url}/api/v1/agenda`, { method: 'POST', headers })
    slow.on('error', () => {})
    const text = JSON.stringify(agenda(meetingPoint('during-the-stop')))
    slow.write(text.slice(0, 20))
    // The hub has the request once it answers another that was sent after it.
    await fetch(`${url}/readyz`)
    return { slow, rest: text.slice(20) }
  }

  test('a request in progress is finished first, and no other is taken', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    const { slow, rest } = await halfSent(url, directory.environment.HUB_DATA_DIR)
    hub.child.kill('SIGTERM')
    await hub.printed(/"msg":"stopping"/)
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    slow.end(rest)
    const [response] = (await once(slow, 'response')) as [IncomingMessage]
    response.resume()
    expect(response.statusCode).toBe(200)
    expect(response.headers.connection).toBe('close')
    expect(await hub.ended).toBe(0)
  })

  test('a request that never ends is cut after ten seconds', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    await halfSent(url, directory.environment.HUB_DATA_DIR)
    const seconds = await secondsToStop(hub, 'SIGTERM')
    expect(seconds).toBeGreaterThan(9)
    expect(seconds).toBeLessThan(13)
  })

  test('an idle connection that is kept open does not hold it', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    await (await fetch(`${url}/healthz`)).text()
    expect(await secondsToStop(hub, 'SIGINT')).toBeLessThan(5)
  })

  test('nor does one that was opened ahead, or on which a request only begins', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    const openedAhead = connect(Number(new URL(url).port), '127.0.0.1')
    const beginning = connect(Number(new URL(url).port), '127.0.0.1', () => beginning.write('GET /heal'))
    for (const socket of [openedAhead, beginning]) socket.on('error', () => {})
    await Promise.all([once(openedAhead, 'connect'), once(beginning, 'connect')])
    await fetch(`${url}/readyz`)
    expect(await secondsToStop(hub, 'SIGTERM')).toBeLessThan(5)
  })

  test('a second signal does not wait', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    await halfSent(url, directory.environment.HUB_DATA_DIR)
    hub.child.kill('SIGTERM')
    await hub.printed(/"msg":"stopping"/)
    hub.child.kill('SIGTERM')
    expect(await hub.ended).toBe(1)
  })
})
