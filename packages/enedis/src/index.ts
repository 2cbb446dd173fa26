export { createEnedisClient } from './client.js'
export { checkApplicationName, type ConsentOptions, type ConsentRedirect, parseConsentRedirect } from './consent.js'
export type {
  EnedisAddress,
  EnedisContact,
  EnedisContract,
  EnedisContracts,
  EnedisIdentity,
  NotAvailable,
  OffPeakRange,
} from './contracts/types.js'
export { isAvailable } from './contracts/is-available.js'
export type { EnedisErrorCode } from './errors.js'
export type { ApiMode, Generation } from './generation.js'
export { hasHistoryCursor } from './history.js'
export type {
  HistoryData,
  HistoryOptions,
  HistoryParameters,
  HistoryProgress,
  HistorySeries,
  HistoryWindow,
} from './history-types.js'
export type { MaxPowerParameters, Period, UsagePointParameters } from './parameters.js'
export type {
  DailyEnergy,
  DailyEnergyColumns,
  DailyEnergyPoint,
  DailyMaxPower,
  EnedisIndexes,
  IndexReading,
  IndexRegister,
  Interval,
  LoadCurve,
  LoadCurveColumns,
  LoadCurveConflict,
  LoadCurvePoint,
  MaxPowerPeak,
  SeriesFacts,
} from './series/types.js'
export type { SubscribedServicesParameters } from './services/parameters.js'
export type {
  AuthorizationParameters,
  AuthorizedUsagePoints,
  SubscribedService,
  SubscribedServices,
} from './services/types.js'
export type { EnedisClient, EnedisClientOptions, EnedisQuotas, Environment } from './types.js'
export {
  AbortedError,
  AuthenticationError,
  ClientError,
  ConflictError,
  ConnectionError,
  ContractError,
  HubError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  RedirectError,
  ServerError,
  TimeoutError,
  TransportError,
} from '@hub/http'
