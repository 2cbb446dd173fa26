import { constants, fstatSync, openSync, writeSync } from 'node:fs'
import { Socket } from 'node:net'
import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino'
import { prettyFactory } from 'pino-pretty'
import type { LogFields, Logger } from '@hub/http'

export type { Logger } from '@hub/http'

export interface LogConfig {
  level: string
  format: 'json' | 'pretty'
}

/**
 * Structured logs on a file descriptor, every level of the `Logger` that the packages use. Fields are plain values chosen at each
 * call: no request, header, URL or document is ever passed whole, so that no personal data can slip in. Logging never throws and
 * never waits, even when its reader ends or hangs.
 */
export function createLogger({ level, format }: LogConfig, fileDescriptor: 1 | 2): Required<Logger> {
  const output = openLogOutput(fileDescriptor)
  return messageFirst(
    pino(
      {
        level,
        timestamp: createTimestamp(),
        base: null,
        formatters: { level: (label) => ({ level: label }) },
      },
      format === 'pretty' ? prettified(output) : output,
    ),
  )
}

/** The member of a line that says when, in UTC. Formatting a date for each line costs a third of the line: once a second is enough. */
function createTimestamp(): () => string {
  let formatted = Number.NaN
  let prefix = ''
  return () => {
    const present = Date.now()
    const second = Math.floor(present / 1_000)
    if (second !== formatted) {
      formatted = second
      prefix = new Date(second * 1_000).toISOString().slice(0, -'000Z'.length)
    }
    return `,"time":"${prefix}${String(present - second * 1_000).padStart(3, '0')}Z"`
  }
}

function prettified(output: LogOutput): DestinationStream {
  const prettify = prettyFactory({ ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' })
  return { write: (line) => output.write(prettify(line) ?? '') }
}

function messageFirst(logger: PinoLogger): Required<Logger> {
  return {
    debug: (message: string, fields?: LogFields) => logger.debug(fields ?? {}, message),
    info: (message: string, fields?: LogFields) => logger.info(fields ?? {}, message),
    warn: (message: string, fields?: LogFields) => logger.warn(fields ?? {}, message),
    error: (message: string, fields?: LogFields) => logger.error(fields ?? {}, message),
  }
}

// The output of log lines. When its reader has ended, does not read, or has no room left, lines are lost and the service continues.

interface LogOutput {
  /** Takes a line. Never throws, and never waits. */
  write(line: string): void
}

/** Bytes of lines written at once, and the maximum milliseconds that a line waits for others. */
const GATHERED = 4_096
const MAX_LINE_DELAY = 100
/** Bytes buffered for a reader that does not read. */
const KEPT = 1_048_576
/** Milliseconds that a reader is given for the last lines when the process ends, each time that it has taken some. */
const LAST_MAX_WAIT = 500
const LAST_STEP = 10
const NEWLINE = 10

/** Lines gathered: a write for each would cost as much as a tenth of a search. Those still waiting are written when the process ends. */
function openLogOutput(fileDescriptor: 1 | 2): LogOutput {
  const file = withoutWaiting(fileDescriptor)
  /** Bytes that were not taken yet, and the lines behind them: made bytes of all at once. */
  let rest: Buffer = Buffer.alloc(0)
  let lines = ''
  let lost = 0
  /** The reader has ended: the pipe is closed. */
  let isGone = false
  /** The reader does not read: the next attempt is that of the timer. */
  let isBusy = false
  let isInLine = false

  /** @returns whether bytes were written */
  function flush(): boolean {
    if (getSize() === 0 || isGone) return false
    const bytes = rest.length === 0 ? Buffer.from(lines) : Buffer.concat([rest, Buffer.from(lines)])
    lines = ''
    try {
      const written = writeSync(file, bytes)
      if (written > 0) isInLine = bytes[written - 1] !== NEWLINE
      rest = bytes.subarray(written)
      return written > 0
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined
      isGone = code === 'EPIPE' || code === 'ECONNRESET' || code === 'EBADF'
      // A slow reader gets them later. On a full disk they are dropped: it may have room for the next ones.
      isBusy = code === 'EAGAIN'
      if (isBusy) rest = bytes
      else drop(bytes)
      return false
    }
  }

  function getSize(): number {
    return rest.length + lines.length
  }

  function drop(bytes: Buffer): void {
    lost += bytes.toString('latin1').split('\n').length - 1
    // Ends a line that was half written.
    rest = Buffer.from(isInLine ? '\n' : '')
  }

  setInterval(() => {
    isBusy = false
    flush()
  }, MAX_LINE_DELAY).unref()
  process.once('exit', () => {
    for (let waited = 0; waited < LAST_MAX_WAIT; ) {
      if (getSize() === 0 || isGone) return
      if (flush()) waited = 0
      else {
        waited += LAST_STEP
        pause(LAST_STEP)
      }
    }
  })

  return {
    write(line) {
      if (isGone) return
      if (getSize() + line.length > KEPT) {
        lost += 1
        return
      }
      lines += lost === 0 ? line : `${lossLine(lost)}${line}`
      lost = 0
      if (getSize() >= GATHERED && !isBusy) flush()
    },
  }
}

function lossLine(lost: number): string {
  return `${JSON.stringify({ level: 'warn', time: new Date().toISOString(), lines: lost, msg: 'log lines were lost: nobody took them' })}\n`
}

/** A descriptor of the same thing that says `EAGAIN` instead of waiting for a reader. */
function withoutWaiting(fileDescriptor: 1 | 2): number {
  try {
    const kind = fstatSync(fileDescriptor)
    if (kind.isFile() || process.platform === 'win32') return fileDescriptor
    if (kind.isSocket()) {
      // This also affects the process that started this one and shares the socket.
      sockets.push(new Socket({ fd: fileDescriptor, readable: false, writable: true }).on('error', () => {}).unref())
      return fileDescriptor
    }
    // Opened once more, so that other processes that write to this pipe or terminal are not affected.
    return openSync(`/dev/fd/${fileDescriptor}`, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY)
  } catch {
    return fileDescriptor
  }
}

/** Referenced here, since the garbage collector would close them. */
const sockets: Socket[] = []

/** Waits without the event loop, which no longer runs while the process exits. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
