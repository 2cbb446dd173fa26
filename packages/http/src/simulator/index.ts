export {
  BrokenConnection,
  createSimulatedFetch,
  type SimulatedCall,
  type SimulatedFetch,
  type SimulatedService,
} from './create-simulated-fetch.js'
export { createSimulator, type SimulatedRoute, type Simulator, type SimulatorDefinition } from './create-simulator.js'
export { type Failure, FailureQueue, type ScheduledFailure } from './failures.js'
export { Refusal } from './refusal.js'
export { SimulatorState } from './simulator-state.js'
export { type CommonSwitches, createSwitches, type SwitchOptions } from './switches.js'
export {
  type Deliver,
  type DeliverOptions,
  type DeliveryResult,
  type OutboxDefinition,
  WebhookOutbox,
} from './webhook-outbox.js'
