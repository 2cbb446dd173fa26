// What docs/security.md promises and no other test shows.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { createMailbox } from '../src/platform/mail/mailbox.js'
import { createDirectory } from './support/engines.js'
import { meetingPoint } from './support/points.js'
import { NARROW_KEY } from './support/running-hub.js'
import { sharedHub } from './support/shared-hub.js'

const hub = sharedHub(createDirectory, ({ config }) => ({
  publicUrl: 'local',
  sandbox: {
    mailbox: createMailbox(join(config.dataDirectory, 'mail'), { name: 'Mairie', address: 'rdv@mairie.example' }),
  },
}))

/** Bytes as they are, which `fetch` would not send. */
async function send(lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(hub.url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  socket.write(lines.join('\r\n'))
  return text(socket)
}

const json = (body: string): RequestInit => ({ method: 'POST', body, headers: { 'content-type': 'application/json' } })

describe('messages', () => {
  test('of two lengths, or of none that is one, are refused', async () => {
    const head = ['POST /rdv HTTP/1.1', 'host: localhost', 'connection: close']
    for (const lengths of [
      ['content-length: 5', 'transfer-encoding: chunked'],
      ['content-length: 5', 'content-length: 6'],
      ['content-length: +5'],
      ['transfer-encoding: chunked, identity'],
    ]) {
      expect(await send([...head, ...lengths, '', '0', '', ''])).toMatch(/^HTTP\/1\.1 400 /)
    }
  })

  test('of the method TRACE are not given back', async () => {
    for (const path of ['/', '/rdv', '/metrics', '/api/v1/meeting-points', '/nothing']) {
      const answer = await send([
        `TRACE ${path} HTTP/1.1`,
        'host: localhost',
        'connection: close',
        'x-canary: 7',
        '',
        '',
      ])
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
      expect(answer).not.toContain('x-canary')
    }
  })

  test('say what they are made of, and nothing of who made them', async () => {
    for (const path of ['/', '/docs', '/rdv', '/healthz', '/openapi.json', '/nothing', '/api/v1/meeting-points']) {
      const { headers } = await fetch(`${hub.url}${path}`)
      expect(headers.get('content-type')).toMatch(/^(text\/html; charset=UTF-8|application\/(problem\+)?json)$/)
      expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null])
      expect(headers.get('content-security-policy')).toMatch(
        /object-src 'none'.*base-uri 'none'.*frame-ancestors 'none'/,
      )
    }
  })
})

describe('input', () => {
  test('named like the parts of every object is a mistake like any other, and changes nothing for others', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString']) {
      const body = `{ "${name}": { "accept_existing": true, "name": "pollué" }, "meeting_point_id": "1" }`
      expect((await hub.partner('/api/v1/appointments', json(body))).status).toBe(422)
      const document = `{ "${name}": { "name": "pollué" }, "meeting_points": [{ "${name}": { "name": "pollué" } }] }`
      expect((await hub.partner('/api/v1/agenda', json(document))).status).toBe(422)
      expect(Object.hasOwn(Object.prototype, 'name') || Object.hasOwn(Object.prototype, 'accept_existing')).toBe(false)
    }
  })

  test('that comes twice is refused or taken once, never mixed', async () => {
    const response = await hub.partner('/api/v1/meeting-points?limit=1&limit=2')
    expect([200, 422]).toContain(response.status)
    expect((await hub.partner('/api/v1/agenda?prune=false&prune=true', json('{}'))).status).toBe(422)
  })

  test('that nobody may write is refused: state and identity of an appointment', async () => {
    const id = '00000000-0000-4000-8000-000000000000'
    for (const body of [{ status: 'cancelled' }, { id }, { sequence: 9 }, { history: [] }]) {
      const response = await hub.partner(`/api/v1/appointments/${id}`, {
        method: 'PATCH',
        body: JSON.stringify(body),
      })
      expect(response.status).toBe(422)
    }
    const put = { ...meetingPoint('1'), updatedAt: '2020-01-01' }
    expect((await hub.partner('/api/v1/meeting-points/1', { method: 'PUT', body: JSON.stringify(put) })).status).toBe(
      422,
    )
  })

  test('that names a file leads to none', async () => {
    for (const name of ['..%2F..%2Fdemo-secrets.json', '%2e%2e%2fdemo-secrets.json', '..%5cdemo-secrets.json', '%00']) {
      expect((await fetch(`${hub.url}/_/mail/${name}`)).status).toBe(404)
      expect((await fetch(`${hub.url}/_/mail/${name}/source`)).status).toBe(404)
    }
  })
})

test('every refusal of access is one log line, without what was presented', async () => {
  hub.log.length = 0
  const wrong = 'wrong-key-0123456789abcdefghijklmnop'
  await fetch(`${hub.url}/api/v1/meeting-points`, { headers: { authorization: `Bearer ${wrong}` } })
  await hub.partner('/api/v1/meeting-points', { headers: { authorization: `Bearer ${NARROW_KEY}` } })
  await hub.partner('/api/v1/meeting-points')
  await fetch(`${hub.url}/metrics`, { headers: { authorization: `Bearer ${wrong}` } })
  const lines = hub.log.filter(({ message }) => message === 'request answered')
  expect(lines.map(({ fields }) => [fields.status, fields.caller])).toEqual([
    [401, undefined],
    [403, 'narrow'],
    [200, 'partner'],
    [401, undefined],
  ])
  expect(JSON.stringify(hub.log)).not.toMatch(/wrong-key|narrow-key|partner-key/)
})

test('docs/security.md names tests that exist', async () => {
  const root = join(import.meta.dirname, '../../..')
  const document = await readFile(join(root, 'docs/security.md'), 'utf8')
  const references = [...document.matchAll(/`([\w./-]+\.test\.ts)`(?: “([^”]+)”)?/g)]
  expect(references.length).toBeGreaterThan(40)
  for (const [, file = '', title] of references) {
    const content = await readFile(join(root, /^(apps|packages|tools)\//.test(file) ? '' : 'apps/hub', file), 'utf8')
    if (title !== undefined) expect(content, `${file}: ${title}`).toContain(title)
  }
})
