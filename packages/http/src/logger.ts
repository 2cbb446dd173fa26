/** The fields of a log line beside its message. Values are safe by construction: no URL, header, body or personal data. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Where a package reports what it does; every level is optional, and without a logger nothing is written. */
export interface Logger {
  debug?(message: string, fields?: LogFields): void
  info?(message: string, fields?: LogFields): void
  warn?(message: string, fields?: LogFields): void
  error?(message: string, fields?: LogFields): void
}

/** The same logger with all its levels, which never throws: a call must not be lost to a full disk. */
export function toSafeLogger(logger: Logger | undefined): Required<Logger> {
  const guarded = (['debug', 'info', 'warn', 'error'] as const).map((level) => [
    level,
    (message: string, fields?: LogFields) => {
      try {
        logger?.[level]?.(message, fields)
      } catch {
        // Nowhere left to say it.
      }
    },
  ])
  return Object.fromEntries(guarded) as Required<Logger>
}
