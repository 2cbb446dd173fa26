// PGlite writes to the files of the system and never asks for them to reach the disk: it runs with `fsync` off, and where it is on, its
// files do not know how. After a power cut, an appointment that was acknowledged could be gone, or the database unreadable.
import { fsyncSync } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** What Emscripten calls when PostgreSQL calls fsync(2), if it is there; see `_fd_sync` in pglite.js. */
interface NodeFiles {
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } }
}

/** Files of which PostgreSQL can ask that they reach the disk. */
export class DurableFiles extends NodeFS {
  override async init(...parameters: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...parameters)
    const teach = ({ NODEFS }: NodeFiles): void => {
      NODEFS.stream_ops.fsync = ({ nfd }) => {
        fsyncSync(nfd)
        return 0
      }
    }
    const preRun = [...(emscriptenOpts.preRun as ((module: never) => void)[]), teach]
    return { emscriptenOpts: { ...emscriptenOpts, preRun } as typeof emscriptenOpts }
  }
}

/**
 * How PostgreSQL is started: without `-F`, which is `fsync` off, and flushing its log by the one call that Emscripten hands on
 * (`fdatasync`, the default, does nothing there).
 */
export const DURABLE_START = [
  ...PGlite.defaultStartParams.filter((each) => each !== '-F'),
  '-c',
  'wal_sync_method=fsync',
]

/** Files flushed side by side: the system writes them down together, twenty times faster than one after the other. */
const LANES = 16

/** Flushes a whole directory to the disk: the files of a new database were written before PostgreSQL ran. */
export async function flushDirectory(directory: string): Promise<void> {
  // Windows opens no directory, and flushes nothing that is opened for reading.
  if (process.platform === 'win32') return
  const inside = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = inside
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
  const waiting = [...paths, directory].values()
  const lane = async (): Promise<void> => {
    for (const path of waiting) await flush(path)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
