/** Minimum milliseconds between two collections: one may take as long on a busy machine, and other work must run between. */
const INTERVAL = 100

let users = 0
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Collects garbage again and again until the returned function is called; one collector serves all who ask at the same time.
 *
 * @throws Error when this process was started without `--expose-gc`
 */
export function startCollectingGarbage(): () => void {
  const { gc } = globalThis as { gc?: () => unknown }
  if (!gc) throw new Error('collecting garbage needs node --expose-gc')
  users += 1
  if (users === 1) collectRepeatedly(gc)
  return () => {
    users -= 1
    if (users === 0) clearTimeout(timer)
  }
}

function collectRepeatedly(gc: () => unknown): void {
  const start = performance.now()
  gc()
  const took = performance.now() - start
  // Never more than a fifth of the time.
  timer = setTimeout(() => collectRepeatedly(gc), Math.max(INTERVAL, took * 4))
}
