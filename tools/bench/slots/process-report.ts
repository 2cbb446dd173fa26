// Loaded before a server (`node --import`): tells the benchmark what its process costs, and dies with it.
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'
import type { Held, Memory, Report } from './report.ts'

/** Milliseconds between two ticks of the timers that notice when they are late. */
const TICK = 1

const watch = { loop: monitorEventLoopDelay({ resolution: TICK }), cpu: 0, collection: 0 }

const answers: { [Question in keyof Report]: () => Report[Question] } = {
  cpu: () => {
    const { user, system } = process.cpuUsage()
    return user + system
  },
  memory: () => collectedMemory(),
  watch: () => {
    watch.loop.enable()
    watch.loop.reset()
    watchTurns()
    watchCollections()
    return true
  },
  held: () => held(),
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
    longest: milliseconds(watch.loop.max),
    rarely: milliseconds(watch.loop.percentile(99.9)),
    cpu: watch.cpu,
    collection: watch.collection,
  }
}

/** A late timer may be due to another process on the same core; the thread's own CPU time between two ticks is not. */
function watchTurns(): void {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => NodeJS.CpuUsage }
  if (!threadCpuUsage) return
  let last = Infinity
  setInterval(() => {
    const { user, system } = threadCpuUsage()
    watch.cpu = Math.max(watch.cpu, (user + system - last) / 1_000)
    last = user + system
  }, TICK).unref()
}

function watchCollections(): void {
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watch.collection = Math.max(watch.collection, duration)
  })
  observer.observe({ entryTypes: ['gc'] })
}

if (isMainThread) {
  process.on('message', (question: keyof Report) => process.send?.({ question, answer: answers[question]() }))
  process.on('disconnect', () => process.exit())
}
