// What stands still without a word: another hub in the middle of a transaction, or the network to the database. Others go on.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type AntsProcess, startAnts } from '../support/ants-process.js'
import { authorization, liveEnvironment } from '../support/bookers.js'
import { METRICS_TOKEN } from '../support/running-hub.js'
import { type HubProcess, startLive } from '../support/hub-process.js'
import { type OwnCluster, startCluster, withoutCluster } from '../support/own-cluster.js'
import { agenda, meetingPoint } from '../support/points.js'
import { startProxy, type TcpProxy } from '../support/tcp-proxy.js'
import { report, times } from '../support/thorough.js'

const ROUNDS = times(1, 10)
/** Milliseconds. What is promised is 5 and 15 seconds, and 10 to stop: `npm test`, on whatever machine, only sees that it ends. */
const [SOON, LATER, STOP] = times([300_000, 300_000, 300_000], [5_000, 15_000, 10_000])
const PEER = join(import.meta.dirname, '../support/standing-peer.ts')
const DAY = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
const PLACES = ['frozen', 'other']
const NUMBERS = Array.from({ length: 900 }, (_, index) => `S${String(index).padStart(9, '0')}`)

describe.skipIf(withoutCluster !== '')(`standing still${withoutCluster}`, () => {
  let cluster: OwnCluster
  let ants: AntsProcess
  let proxy: TcpProxy
  let hub: HubProcess
  let url: string
  let used = 0

  beforeAll(async () => {
    ;[cluster, ants] = await Promise.all([startCluster(), startAnts()])
    await ants.validate(NUMBERS)
    proxy = await startProxy({ host: '127.0.0.1', port: cluster.port })
    ;({ hub, url } = await startHub())
    const openings = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', desks: 999 }]
    const response = await fetch(`${url}/api/v1/agenda`, {
      method: 'POST',
      headers: { ...authorization(), 'content-type': 'application/json' },
      body: JSON.stringify(agenda(...PLACES.map((place) => meetingPoint(place, { openings })))),
    })
    expect(response.status).toBe(200)
  })
  afterAll(async () => {
    await hub?.[Symbol.asyncDispose]()
    await proxy?.[Symbol.asyncDispose]()
    await ants?.[Symbol.asyncDispose]()
    await cluster?.[Symbol.asyncDispose]()
  })

  function startHub() {
    const databaseUrl = `postgres://hub@127.0.0.1:${proxy.port}/postgres`
    const storage = { ...cluster.storage, config: { ...cluster.storage.config, databaseUrl } }
    return startLive({ ...liveEnvironment(storage, ants.url), HUB_METRICS_TOKEN: METRICS_TOKEN })
  }

  /** Books with a number that nobody used, again and again until it is done. @returns how long that took, and the answers before */
  async function untilBooked(place: string): Promise<{ milliseconds: number; refusals: number[] }> {
    const index = (used += 1)
    const start = performance.now()
    const refusals: number[] = []
    for (;;) {
      const response = await fetch(`${url}/api/v1/appointments`, {
        method: 'POST',
        headers: { ...authorization(index), 'content-type': 'application/json' },
        body: JSON.stringify({
          meeting_point_id: place,
          starts_at: `${DAY}T09:00`,
          reason: 'CNI',
          application_ids: [NUMBERS[index]],
          contact: { first_name: 'Camille', last_name: 'Durand', email: 'camille@example.org' },
        }),
      })
      const answer = (await response.json()) as { code?: string }
      if (response.status === 201) return { milliseconds: performance.now() - start, refusals }
      // Done, and the answer was lost: as good as an answer here.
      if (answer.code === 'application_has_appointment') return { milliseconds: performance.now() - start, refusals }
      expect(answer).toMatchObject({ code: 'database_unavailable' })
      refusals.push(response.status)
      await sleep(50)
    }
  }

  async function secondsToStop(one: HubProcess): Promise<number> {
    const start = performance.now()
    one.child.kill('SIGTERM')
    expect(await one.ended).toBe(0)
    return (performance.now() - start) / 1_000
  }

  const slowest = (all: readonly { milliseconds: number }[]) =>
    Math.round(Math.max(...all.map(({ milliseconds }) => milliseconds)))

  test('a peer that stands still in a transaction: other places book, then its own does too', {
    timeout: 600_000,
  }, async () => {
    const found = { soon: 0, later: 0, list: 0 }
    for (let round = 0; round < ROUNDS; round += 1) {
      const databaseUrl = `postgres://hub@127.0.0.1:${cluster.port}/postgres`
      const peer = spawn(process.execPath, ['--no-warnings', PEER, databaseUrl, 'frozen', `${DAY}T09:00`], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(peer.stdout, 'data')
      peer.kill('SIGSTOP')
      try {
        const [elsewhere, there, list] = await Promise.all([
          Promise.all(Array.from({ length: 5 }, () => untilBooked('other'))),
          // More than the hub has connections.
          Promise.all(Array.from({ length: 12 }, () => untilBooked('frozen'))),
          timed(() => fetch(`${url}/api/v1/appointments`, { headers: authorization(3) })),
        ])
        found.soon = Math.max(found.soon, slowest(elsewhere))
        found.later = Math.max(found.later, slowest(there))
        found.list = Math.max(found.list, list)
      } finally {
        peer.kill('SIGKILL')
      }
    }
    report('frozen peer', {
      rounds: ROUNDS,
      'other places ms': found.soon,
      'its place ms': found.later,
      'list ms': found.list,
    })
    expect(found.soon).toBeLessThan(SOON)
    expect(found.later).toBeLessThan(LATER)
    expect(found.list).toBeLessThan(SOON)
  })

  test('connections that fall silent, as in a failover without reset: booked with new ones', {
    timeout: 600_000,
  }, async () => {
    let longest = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      // Several connections at rest.
      await Promise.all(Array.from({ length: 8 }, () => untilBooked('other')))
      expect(proxy.silence()).toBeGreaterThan(3)
      longest = Math.max(longest, slowest([await untilBooked('other')]))
      longest = Math.max(longest, slowest(await Promise.all(Array.from({ length: 8 }, () => untilBooked('other')))))
    }
    report('silent connections', { rounds: ROUNDS, 'slowest booking ms': longest })
    expect(longest).toBeLessThan(LATER)
    await vi.waitFor(async () => expect((await fetch(`${url}/readyz`)).status).toBe(200), { timeout: 60_000 })
  })

  test('in silence it is alive, not ready, tells what it can, and stops within ten seconds', async () => {
    const other = await startHub()
    await using _ = other.hub
    proxy.silenceAll()
    try {
      expect((await fetch(`${other.url}/readyz`)).status).toBe(503)
      expect((await fetch(`${other.url}/healthz`)).status).toBe(200)
      const metrics = await fetch(`${other.url}/metrics`, { headers: { authorization: `Bearer ${METRICS_TOKEN}` } })
      expect(metrics.status).toBe(200)
      const text = await metrics.text()
      expect(text).toContain('hub_http_request_duration_seconds_count')
      expect(text).toMatch(/hub_gauge_unreadable\{gauge="hub_declarations"\} 1/)
      // With requests and jobs under way.
      for (let index = 0; index < 12; index += 1) {
        fetch(`${other.url}/api/v1/appointments`, { headers: authorization(index) }).catch(() => {})
      }
      await sleep(100)
      const seconds = await secondsToStop(other.hub)
      report('stop in silence', { seconds: seconds.toFixed(1) })
      expect(seconds * 1_000).toBeLessThan(STOP)
    } finally {
      proxy.speak()
    }
    await untilBooked('other')
  })

  async function timed(work: () => Promise<Response>): Promise<number> {
    const start = performance.now()
    const response = await work()
    expect(response.status).toBe(200)
    return performance.now() - start
  }
})
