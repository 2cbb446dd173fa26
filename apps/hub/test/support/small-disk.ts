// Disks of a test's own, small ones: only root may mount them.
import { execFile, execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export const run = promisify(execFile)

export interface Mounted extends AsyncDisposable {
  directory: string
}

/** Mounts what the arguments say. */
export async function mount(...args: string[]): Promise<Mounted> {
  const directory = await mkdtemp(join(tmpdir(), 'hub-disk-'))
  await run('mount', [...args, directory])
  return {
    directory,
    [Symbol.asyncDispose]: async () => {
      await run('umount', ['-l', directory])
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Why tests that mount are skipped; empty when they are not. */
export const withoutMounts = canMount() ? '' : ': SKIPPED, only root can mount a disk for it'

function canMount(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const script = 'd=$(mktemp -d) && mount -t tmpfs -o size=1m none "$d" && umount "$d" && rmdir "$d"'
  try {
    execFileSync('sh', ['-c', script], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
