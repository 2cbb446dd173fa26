import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino'
import pretty from 'pino-pretty'
import type { LogFields, Logger } from '@hub/http'
import type { LogConfig } from '../config.js'

export type { Logger } from '@hub/http'

/**
 * Structured logs on a file descriptor, every level of the `Logger` that the packages use. Fields are plain values chosen at each
 * call: no request, header, URL or document is ever handed over whole, so nothing personal can slip in.
 */
export function createLogger({ level, format }: LogConfig, fileDescriptor: 1 | 2): Required<Logger> {
  const destination: DestinationStream =
    format === 'pretty'
      ? pretty({ destination: fileDescriptor, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss.l' })
      : gathered(fileDescriptor)
  return messageFirst(
    pino(
      {
        level,
        timestamp: pino.stdTimeFunctions.isoTime,
        base: null,
        formatters: { level: (label) => ({ level: label }) },
      },
      destination,
    ),
  )
}

/** Bytes of lines written at once, and the milliseconds that a line waits for others at most. */
const GATHERED = 4_096
const PATIENCE = 100

/** Lines gathered: a write for each would cost as much as a tenth of a search. Those still waiting are written when the process ends. */
function gathered(fileDescriptor: 1 | 2): DestinationStream {
  const destination = pino.destination({ dest: fileDescriptor, sync: true, minLength: GATHERED })
  setInterval(() => destination.flush(), PATIENCE).unref()
  process.once('exit', () => destination.flushSync())
  return destination
}

function messageFirst(logger: PinoLogger): Required<Logger> {
  return {
    debug: (message: string, fields?: LogFields) => logger.debug(fields ?? {}, message),
    info: (message: string, fields?: LogFields) => logger.info(fields ?? {}, message),
    warn: (message: string, fields?: LogFields) => logger.warn(fields ?? {}, message),
    error: (message: string, fields?: LogFields) => logger.error(fields ?? {}, message),
  }
}
