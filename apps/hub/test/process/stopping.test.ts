// How a hub stops when it is asked to: what it finishes first, and what it does not wait for.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startServing } from '../support/hub-process.js'
import { agenda, meetingPoint } from '../support/points.js'
import { usedDirectory } from '../support/used-directory.js'

/** Of which any number may stand before a JSON document. */
const SPACES = ' '.repeat(65_536)
const windows = process.platform === 'win32'

// Windows has no signals: a process there is ended without being asked.
describe.skipIf(windows)('stopping', () => {
  /** A request whose body keeps coming, fast enough not to be given up, once the hub has it; `finish` sends what is to be read. */
  async function coming(url: string, dataDirectory: string) {
    const secrets = JSON.parse(await readFile(join(dataDirectory, 'demo-secrets.json'), 'utf8')) as { api_key: string }
    // What the hub answers to `Expect` says that it has the request.
    const headers = {
      authorization: `Bearer ${secrets.api_key}`,
      'content-type': 'application/json',
      expect: '100-continue',
    }
    const sent = request(`${url}/api/v1/agenda`, { method: 'POST', headers })
    sent.on('error', () => {})
    sent.flushHeaders()
    await once(sent, 'continue')
    const more = setInterval(() => sent.write(SPACES), 250)
    const finish = (): void => {
      clearInterval(more)
      sent.end(JSON.stringify(agenda(meetingPoint('during-the-stop'))))
    }
    sent.once('close', () => clearInterval(more))
    return { sent, finish }
  }

  test('a request in progress is finished first, and no other is taken', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    const { sent, finish } = await coming(url, directory.environment.HUB_DATA_DIR)
    hub.child.kill('SIGTERM')
    await hub.printed(/"msg":"stopping"/)
    await expect(fetch(`${url}/healthz`)).rejects.toThrow()
    finish()
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    response.resume()
    expect(response.statusCode).toBe(200)
    expect(response.headers.connection).toBe('close')
    expect(await hub.ended).toBe(0)
  })

  test('a request that never ends is cut after nine seconds', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    const { sent } = await coming(url, directory.environment.HUB_DATA_DIR)
    const cut = new Promise((resolve) => sent.once('close', resolve))
    const start = performance.now()
    hub.child.kill('SIGTERM')
    await cut
    expect(performance.now() - start).toBeGreaterThan(8_900)
    expect(await hub.ended).toBe(0)
  })

  test('an idle connection is closed at once, and so is one that was opened ahead or on which a request only begins', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    const port = Number(new URL(url).port)
    const used = connect(port, '127.0.0.1', () => used.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'))
    const openedAhead = connect(port, '127.0.0.1')
    const beginning = connect(port, '127.0.0.1', () => beginning.write('GET /heal'))
    const held = { used, openedAhead, beginning }
    const closed: string[] = []
    for (const [name, socket] of Object.entries(held)) {
      socket.on('error', () => {}).once('close', () => closed.push(name))
    }
    await Promise.all([once(used, 'data'), once(openedAhead, 'connect'), once(beginning, 'connect')])
    for (const socket of Object.values(held)) socket.resume()
    // What a request in progress may hold for nine seconds.
    const { sent } = await coming(url, directory.environment.HUB_DATA_DIR)
    sent.once('close', () => closed.push('sent'))
    hub.child.kill('SIGTERM')
    expect(await hub.ended).toBe(0)
    await expect.poll(() => closed).toHaveLength(4)
    expect(closed.at(-1)).toBe('sent')
  })

  test('a second signal does not wait', async () => {
    await using directory = await usedDirectory()
    const { hub, url } = await startServing(directory.environment)
    await coming(url, directory.environment.HUB_DATA_DIR)
    hub.child.kill('SIGTERM')
    await hub.printed(/"msg":"stopping"/)
    hub.child.kill('SIGTERM')
    expect(await hub.ended).toBe(1)
  })
})
