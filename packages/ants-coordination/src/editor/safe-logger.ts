import type { LogFields, Logger } from '@hub/http'

export type WarningLogger = Required<Pick<Logger, 'warn' | 'error'>>

/** A logger that is always there and never throws: an answer to ANTS must not be lost to a full disk. */
export function toSafeLogger(logger: Logger | undefined): WarningLogger {
  const guard = (level: 'warn' | 'error') => (message: string, fields?: LogFields) => {
    try {
      logger?.[level]?.(message, fields)
    } catch {
      // Nowhere left to say it.
    }
  }
  return { warn: guard('warn'), error: guard('error') }
}
