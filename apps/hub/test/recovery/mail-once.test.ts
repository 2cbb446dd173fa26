// A database that starts anew while mails are sent: each goes once, by its Message-ID.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { describe, expect, test, vi } from 'vitest'
import { startAnts } from '../support/ants-process.js'
import { authorization, bookAll, liveEnvironment, PLACE } from '../support/bookers.js'
import { startLive } from '../support/hub-process.js'
import { startCluster, withoutCluster } from '../support/own-cluster.js'
import { agenda, meetingPoint } from '../support/points.js'
import { report, times } from '../support/thorough.js'

const BOOKINGS = times(24, 600)
const RESTARTS = times(2, 40)

/** Counts messages by their Message-ID; takes its time, so that many are on their way whenever something happens. */
async function startCounting() {
  const counts = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const [, id = ''] = /^message-id: <(.*)>/im.exec(Buffer.concat(chunks).toString()) ?? []
        counts.set(id, (counts.get(id) ?? 0) + 1)
        setTimeout(done, 100)
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    counts,
    url: `smtp://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

describe.skipIf(withoutCluster !== '')(`mails${withoutCluster}`, () => {
  test(`${BOOKINGS} bookings, ${RESTARTS} restarts of the database: each mail once`, { timeout: 900_000 }, async () => {
    await using cluster = await startCluster()
    await using ants = await startAnts()
    await using smtp = await startCounting()
    const numbers = Array.from({ length: BOOKINGS }, (_, index) => `M${String(index).padStart(9, '0')}`)
    await ants.validate(numbers)
    const environment = {
      ...liveEnvironment(cluster.storage, ants.url),
      SMTP_URL: smtp.url,
      MAIL_FROM: 'rdv@valbrume.example',
    }
    const { hub, url } = await startLive(environment)
    await using _ = hub
    const openings = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', desks: 999 }]
    const published = await fetch(`${url}/api/v1/agenda`, {
      method: 'POST',
      headers: { ...authorization(), 'content-type': 'application/json' },
      body: JSON.stringify(agenda(meetingPoint(PLACE, { openings }))),
    })
    expect(published.status).toBe(200)
    const pages = new Map<string, string>()
    const booking = bookAll({ url: () => url, numbers, pages })
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      const before = smtp.counts.size
      await vi.waitFor(() => expect(smtp.counts.size > before || pages.size === BOOKINGS).toBe(true), {
        timeout: 120_000,
      })
      // While the server of mails has some and has not yet said that it took them.
      await sleep(Math.random() * 150)
      await cluster.restart()
    }
    await booking
    await vi.waitFor(() => expect(smtp.counts.size).toBe(BOOKINGS), { timeout: 300_000, interval: 250 })
    const metrics = await (await fetch(`${url}/metrics`)).text()
    const [, again = 0] = /hub_mails_total\{outcome="again"\} (\d+)/.exec(metrics) ?? []
    const twice = [...smtp.counts.values()].filter((count) => count > 1).length
    report('mails', { bookings: BOOKINGS, restarts: RESTARTS, 'sent twice': twice, 'known and not sent again': again })
    expect(twice).toBe(0)
  })
})
