import { createRetrySchedule } from '../../platform/jobs/retry-schedule.js'

/**
 * When France Travail is asked again after a failure: 4 min, 12 min, 36 min, … 6 hours at most. It never ends, since the failure is not the
 * record's; what lasts is listed as stuck.
 */
export const retrySchedule = createRetrySchedule({
  firstDelay: 4 * 60_000,
  factor: 3,
  maxDelay: 6 * 3_600_000,
  spread: 0.1,
  horizon: Number.MAX_SAFE_INTEGER,
})
