import { createRetrySchedule } from '../../../platform/jobs/retry-schedule.js'
import { RETRY_HORIZON } from './timing.js'

/** Retry delays after a failed declaration: 5 s, 15 s, 45 s, … half an hour at most, for 12 hours. */
export const retrySchedule = createRetrySchedule({
  firstDelay: 5_000,
  factor: 3,
  maxDelay: 30 * 60_000,
  spread: 0.2,
  horizon: RETRY_HORIZON,
})
