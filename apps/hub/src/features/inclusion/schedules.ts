// When the jobs of people and PASS IAE run, by the clock of France.

/** Every five minutes from 0 to 21 o'clock, as the reference does. */
export const NOTIFY_CRON = '*/5 0-21 * * *'
/** Every hour, ten minutes after it. */
export const CERTIFY_CRON = '10 * * * *'
export const BENEFITS_CRON = '*/5 * * * *'
