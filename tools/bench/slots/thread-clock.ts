// The CPU time of this thread, to the microsecond. What Node.js gives is as of the last tick of the system's scheduler, some
// milliseconds ago: of use for seconds, not for a turn of the event loop.

/** As `time.h` of Linux has it. */
const CLOCK_THREAD_CPUTIME_ID = 3

/** @returns a clock in milliseconds; none where it cannot be read that precisely: Linux with Node.js 26 can */
export function threadClock(): (() => number) | undefined {
  const ffi = process.platform === 'linux' ? process.getBuiltinModule('node:ffi') : undefined
  if (!ffi) return undefined
  // Its types are not published yet.
  const { dlopen, getRawPointer } = ffi as ForeignFunctions
  const { functions } = dlopen(null, { clock_gettime: { arguments: ['i32', 'pointer'], return: 'i32' } })
  // Seconds and nanoseconds, 64 bits each.
  const time = Buffer.alloc(16)
  const pointer = getRawPointer(time)
  return () => {
    functions.clock_gettime(CLOCK_THREAD_CPUTIME_ID, pointer)
    return Number(time.readBigInt64LE(0)) * 1e3 + Number(time.readBigInt64LE(8)) / 1e6
  }
}

interface ForeignFunctions {
  dlopen: (
    library: null,
    signatures: Record<'clock_gettime', { arguments: string[]; return: string }>,
  ) => { functions: { clock_gettime: (clock: number, time: bigint) => number } }
  getRawPointer: (buffer: Buffer) => bigint
}
