#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// Before anything large is loaded: the next start takes half of the time.
enableCompileCache()
const { EXIT_CODES, run } = await import('./index.js')

const controller = new AbortController()

/** Ends the call; a second signal ends the process at once. */
function interrupt(signal: 'SIGINT' | 'SIGTERM', exitCode: number): void {
  process.once(signal, () => {
    controller.abort()
    process.exitCode = exitCode
    process.once(signal, () => process.exit(exitCode))
  })
}
interrupt('SIGINT', EXIT_CODES.interrupted)
interrupt('SIGTERM', EXIT_CODES.terminated)

// `… | head -1`: nobody reads any more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT_CODES.closedOutput : EXIT_CODES.unexpected)
})
process.stderr.on('error', () => {})

const exitCode = await Promise.race([
  run(process.argv.slice(2), { signal: controller.signal }),
  new Promise<never>((_, reject) =>
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason)),
  ),
]).catch((error: unknown) => {
  if (controller.signal.aborted) return Number(process.exitCode ?? EXIT_CODES.interrupted)
  throw error
})
// What was printed is written before the end: only after a signal something may still hold the process.
if (controller.signal.aborted) process.exit(exitCode)
process.exitCode = exitCode
