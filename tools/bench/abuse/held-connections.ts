// Connections that are opened and then held: bodies that stop coming, heads that never end, answers that nobody reads.
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { dayIn } from '../slots/agenda.ts'
import type { Attempt } from './attempt.ts'
import { get, type Target } from './target.ts'

/** Seconds after which the benchmark lets go. */
const PATIENCE = 30

/** Milliseconds. */
const READ_ON = 3_000

interface Held {
  count: number
  /** What each sends before it falls silent. */
  sent: readonly (string | Buffer)[]
  /** Whether what comes back is left unread. */
  isDeaf?: boolean
}

async function hold(target: Target, { count, sent, isDeaf = false }: Held): Promise<string> {
  const port = Number(new URL(target.hub.url).port)
  const statuses = new Set<string>()
  const start = performance.now()
  const all = Promise.withResolvers<void>()
  let closed = 0
  let last = 0
  const sockets = Array.from({ length: count }, (): Socket => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.on('close', () => {
      closed += 1
      last = performance.now() - start
      if (closed === count) all.resolve()
    })
    if (isDeaf) socket.pause()
    else socket.once('data', (data) => statuses.add(data.toString('latin1', 9, 12)))
    for (const bytes of sent) socket.write(bytes)
    return socket
  })
  await Promise.race([all.promise, sleep(PATIENCE * 1_000, undefined, { ref: false })])
  const meanwhile = await get(target, '/healthz')
  // What is paused notices its end once it reads on; what was not ended is kept alive for some seconds after its answer.
  if (isDeaf) for (const socket of sockets) socket.resume()
  if (isDeaf) await sleep(READ_ON)
  const kept = count - closed
  for (const socket of sockets) socket.destroy()
  const when = isDeaf ? 'meanwhile' : `the last after ${(last / 1_000).toFixed(1)} s`
  const ended = closed === 0 ? 'none ended' : `${closed} ended, ${when}`
  return `${ended}${kept > 0 ? `, ${kept} held for ${PATIENCE} s` : ''}; ${[...statuses].join(', ') || 'unanswered'}; /healthz ${meanwhile}`
}

const head = (path: string, length: number, ...more: string[]): string =>
  [`POST ${path} HTTP/1.1`, 'host: localhost', `content-length: ${length}`, ...more, '', ''].join('\r\n')

export const HELD_CONNECTIONS: readonly Attempt[] = [
  {
    title: '500 webhooks of 1 MB, unsigned, then silence',
    run: (target) =>
      hold(target, { count: 500, sent: [head('/webhooks/rdv-insertion', 1_048_576), Buffer.alloc(1_048_000, 32)] }),
  },
  {
    title: '500 webhooks of 1 MB, falsely signed, then silence',
    run: (target) => {
      const signature = `x-rdvi-signature: ${'0'.repeat(64)}`
      return hold(target, {
        count: 500,
        sent: [head('/webhooks/rdv-insertion', 1_048_576, signature), Buffer.alloc(1_048_000, 32)],
      })
    },
  },
  {
    title: '500 forms of 64 kB, then silence',
    run: (target) => {
      const fields = Object.entries(target.formHeaders).map(([name, value]) => `${name}: ${value}`)
      return hold(target, { count: 500, sent: [head('/rdv', 65_000, ...fields), Buffer.alloc(64_000, 97)] })
    },
  },
  {
    title: '900 heads that do not end',
    run: (target) =>
      hold(target, { count: 900, sent: [`GET / HTTP/1.1\r\nhost: localhost\r\nx-a: ${'a'.repeat(100_000)}`] }),
  },
  {
    title: '50 searches whose answers nobody reads',
    run: (target) => {
      const ids = target.places.map((id) => `meeting_point_ids=${id}`).join('&')
      const path = `/api/ants/availableTimeSlots?${ids}&start_date=${dayIn(1)}&end_date=${dayIn(120)}&reason=CNI`
      const fields = Object.entries(target.antsHeaders).map(([name, value]) => `${name}: ${value}`)
      const sent = [[`GET ${path} HTTP/1.1`, 'host: localhost', ...fields, '', ''].join('\r\n')]
      return hold(target, { count: 50, sent, isDeaf: true })
    },
  },
]
