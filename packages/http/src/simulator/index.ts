export { baseUrlsOf } from './addresses.js'
export { type Failure, FailureQueue, type ScheduledFailure } from './failures.js'
export {
  BrokenConnection,
  createSimulatedFetch,
  type SimulatedCall,
  type SimulatedFetch,
  type SimulatedService,
} from './simulated-fetch.js'
