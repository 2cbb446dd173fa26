// What a phase of the benchmark opens is closed when it ends, however it ends; and it ends.

type Release = () => void | Promise<void>
/** Says how to close what was opened. */
export type Keep = (release: Release) => void

const open = new Set<Release[]>()

/**
 * Runs one phase and then closes what it kept, the latest first.
 * @throws when it takes longer than `seconds`: timings never fail, a hang does.
 */
export async function phase<Result>(
  title: string,
  seconds: number,
  run: (keep: Keep) => Promise<Result>,
): Promise<Result> {
  const releases: Release[] = []
  let ended = false
  // A phase that was given up goes on until it notices: what it opens after that is closed at once.
  const keep: Keep = (release) => void (ended ? release() : releases.push(release))
  open.add(releases)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${title}: did not end within ${seconds} s`)), seconds * 1_000)
  })
  try {
    return await Promise.race([run(keep), late])
  } finally {
    clearTimeout(timer)
    ended = true
    await releaseAll(releases)
    open.delete(releases)
  }
}

async function releaseAll(releases: Release[]): Promise<void> {
  for (let release = releases.pop(); release; release = releases.pop()) await release()
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    const all = [...open].toReversed().map(releaseAll)
    void Promise.allSettled(all).finally(() => process.exit(1))
  })
}
