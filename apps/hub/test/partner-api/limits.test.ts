// How large a body may be, and how many requests a key may send.
import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createApiKey } from '../../src/platform/partners/api-key-store.js'
import { agendaPartner, LIST, PUT } from '../support/agenda-partner.js'
import { setDatabaseClock, withDatabaseClock } from '../support/database-clock.js'
import { describeOnEachEngine, type TemporaryStorage } from '../support/engines.js'
import { agenda, meetingPoint } from '../support/points.js'
import { sharedAnswerChecker, sharedHub } from '../support/shared-hub.js'

describeOnEachEngine('partner API', ({ createStorage }) => {
  const { hub, checked } = agendaPartner(createStorage)

  describe('limits', () => {
    test('an announced body over 1 MiB: 413, before the key is even looked at', async () => {
      const response = await fetch(`${hub.url}/api/v1/meeting-points/412`, {
        method: 'PUT',
        body: 'x'.repeat(1024 * 1024 + 1),
      })
      expect(response.status).toBe(413)
      expect(await checked(response, PUT)).toMatchObject({ code: 'payload_too_large' })
    })

    test('an announced body over 1 MiB that never comes: 413 without waiting for it', async () => {
      const { hostname, port } = new URL(hub.url)
      const socket = connect(Number(port), hostname)
      socket.write('PUT /api/v1/meeting-points/412 HTTP/1.1\r\nhost: localhost\r\ncontent-length: 3000000\r\n\r\n')
      const [answer] = await once(socket, 'data', { signal: AbortSignal.timeout(5_000) })
      socket.destroy()
      expect(String(answer)).toMatch(/^HTTP\/1\.1 413 /)
    })

    test('a chunked body over 1 MiB: 413', async () => {
      const chunk = new Uint8Array(64 * 1024).fill(0x20)
      let chunks = 0
      const body = new ReadableStream({
        pull: (controller) => (chunks++ < 20 ? controller.enqueue(chunk) : controller.close()),
      })
      // The standard asks for "duplex" with a stream; the type does not know it yet.
      const init: RequestInit & { duplex: 'half' } = { method: 'PUT', body, duplex: 'half' }
      const response = await hub.partner('/api/v1/meeting-points/412', init)
      expect(response.status).toBe(413)
    })

    test('an agenda may have 32 MiB, and not more', async () => {
      const spaces = ' '.repeat(31 * 1024 * 1024)
      const large = await hub.partner('/api/v1/agenda', {
        method: 'POST',
        body: JSON.stringify(agenda(meetingPoint('big'))) + spaces,
      })
      expect(large.status).toBe(200)
      const larger = await hub.partner('/api/v1/agenda', {
        method: 'POST',
        body: `${spaces}${' '.repeat(1024 * 1024 + 1)}`,
      })
      expect(larger.status).toBe(413)
    })
  })

  describe('requests of a key', () => {
    /** Milliseconds of the hub's clock: how long a minute's requests take says nothing about the limit. */
    let elapsed = 0
    let storage: TemporaryStorage
    const createClockedStorage = async () => (storage = await withDatabaseClock(createStorage()))
    const limited = sharedHub(createClockedStorage, { elapsed: () => elapsed })
    const setTime = async (milliseconds: number) => {
      elapsed = milliseconds
      await setDatabaseClock(storage, milliseconds)
    }
    const checkedThere = sharedAnswerChecker(limited)

    test('600 a minute, then 429 with Retry-After, per key', async () => {
      const key = await createApiKey(limited.database, 'busy', ['ants'])
      const headers = { authorization: `Bearer ${key}` }
      const ask = () => limited.partner('/api/v1/meeting-points?limit=1', { headers })
      const statuses = new Map<number, number>()
      for (let batch = 0; batch < 25; batch += 1) {
        const answers = await Promise.all(Array.from({ length: 25 }, ask))
        for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
      expect(Object.fromEntries(statuses)).toEqual({ 200: 600, 429: 25 })
      await setTime(20_000)
      const refused = await ask()
      expect(refused.headers.get('retry-after')).toBe('40')
      expect(await checkedThere(refused, LIST)).toMatchObject({ code: 'rate_limited' })
      expect((await limited.partner('/api/v1/meeting-points')).status).toBe(200)
      await setTime(59_999)
      expect((await ask()).headers.get('retry-after')).toBe('1')
      await setTime(60_000)
      expect((await ask()).status).toBe(200)
    })
  })
})
