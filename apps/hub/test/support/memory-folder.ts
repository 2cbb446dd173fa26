import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** Bytes: of four databases at a time, each of 40 MB, with those that they are copies of, and as much again. */
const MIN_ROOM = 1_500_000_000
const MEMORY = '/dev/shm'

/**
 * Where databases of tests are: in memory where there is room for them, else among temporary files. Nothing of them is to outlive the run,
 * and the system would write 40 MB to the disk for each.
 */
export const memoryFolder = hasRoom() ? MEMORY : tmpdir()

function hasRoom(): boolean {
  if (process.platform !== 'linux' || process.env.TMPDIR) return false
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= MIN_ROOM
  } catch {
    return false
  }
}
