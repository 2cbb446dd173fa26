// Loaded before a server (`node --import`): tells the benchmark what its process costs, and dies with it.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'
import { type AttemptCost, HELD_AT_MOST, type Held, type Memory, type Report } from './report.ts'
import { threadClock } from './thread-clock.ts'
import { longTurns, watchCollections, watchTurns } from './turns.ts'

/** Milliseconds between two ticks of the timers that notice when they are late. */
const TICK = 1
/** Milliseconds between two looks at the resident memory. */
const SAMPLE = 20

const clock = threadClock()
const loop = monitorEventLoopDelay({ resolution: TICK })
let collections: ReturnType<typeof watchCollections> = () => []
let turns: ReturnType<typeof watchTurns> | undefined
let sampling: NodeJS.Timeout | undefined
let peak = 0

const answers: { [Question in keyof Report]: () => Report[Question] } = {
  cpu: () => {
    const { user, system } = process.cpuUsage()
    return user + system
  },
  memory: () => collectedMemory(),
  watch: () => {
    loop.enable()
    loop.reset()
    collections = watchCollections()
    // A late timer may be due to another process on the same core; the thread's own CPU time between two ticks is not.
    if (clock) turns = watchTurns(clock, TICK)
    return true
  },
  held: () => held(),
  watchAttempt: () => {
    loop.enable()
    loop.reset()
    peak = 0
    sampling ??= setInterval(() => void (peak = Math.max(peak, process.memoryUsage.rss())), SAMPLE).unref()
    return true
  },
  attempt: () => attemptCost(),
}

function attemptCost(): AttemptCost {
  const resident = process.memoryUsage.rss()
  return { longest: Math.max(0, loop.max / 1e6 - TICK), resident, peak: Math.max(peak, resident) }
}

function collectedMemory(): Memory {
  // Twice: what the first collection lets finalisers release goes with the second.
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heapUsed, external, rss }
}

function held(): Held {
  const milliseconds = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - TICK)
  return {
    longest: milliseconds(loop.max),
    rarely: milliseconds(loop.percentile(99.9)),
    turns: turns && longTurns(turns(), collections(), HELD_AT_MOST),
    collection: collections().reduce((most, { from, to }) => Math.max(most, to - from), 0),
  }
}

if (isMainThread) {
  process.on('message', (question: keyof Report) => process.send?.({ question, answer: answers[question]() }))
  process.on('disconnect', () => process.exit())
}
