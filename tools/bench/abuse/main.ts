import { setTimeout as sleep } from 'node:timers/promises'
import { phase } from '../slots/phase.ts'
import { hasPostgres } from '../slots/storage.ts'
import type { Attempt } from './attempt.ts'
import { BODIES } from './bodies.ts'
import { HEADS } from './heads.ts'
import { HELD_CONNECTIONS } from './held-connections.ts'
import { PAGES } from './pages.ts'
import { load, startTarget, type Target } from './target.ts'

/** Seconds within which all of it is over. */
const PATIENCE = 900
/** Milliseconds in which what an attempt left behind is over. */
const REST = 300
const MEGABYTE = 1e6

const BASELINE: Attempt = { title: 'baseline: /healthz', run: (target) => load(target, '/healthz') }

/** Prints what somebody who means no good costs the hub, beside a health check of the same run. */
export async function benchAbuse(): Promise<void> {
  const engine = hasPostgres ? 'PostgreSQL' : 'embedded database, which computes in the same thread'
  console.log(`Abuse: the longest turn of the hub's event loop, its resident memory, its answer (${engine})\n`)
  await phase('abuse', PATIENCE, async (keep) => {
    const target = await startTarget(keep)
    // Once unseen: start and first compilation are nobody's abuse.
    for (const { run } of [BASELINE, ...PAGES]) await run(target)
    for (const attempt of [BASELINE, ...PAGES, ...HEADS, ...BODIES, ...HELD_CONNECTIONS, BASELINE]) {
      await measure(target, attempt)
    }
  })
  console.log('')
}

async function measure(target: Target, { title, run }: Attempt): Promise<void> {
  await sleep(REST)
  await target.hub.ask('watchAttempt')
  const answer = await run(target)
  const { longest, resident, peak } = await target.hub.ask('attempt')
  const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(0)
  const turn = `${longest.toFixed(1)} ms`.padStart(9)
  console.log(`  ${title.padEnd(52)}${turn}  RSS ${megabytes(resident)} MB, at most ${megabytes(peak)}  ${answer}`)
}
