export { createApiParticulierClient } from './client.js'
export { type CivilPerson, type CivilStatus, toCivilStatus } from './civil-status.js'
export { type KnownErrorCode, parseErrorCode, type ParsedErrorCode } from './codes.js'
export { type ApiParticulierErrorCode, type ErrorReason, readReasons } from './errors.js'
export type { Beneficiary, BenefitOutcome, IdentityNotFound, NotBeneficiary } from './outcomes.js'
export type {
  ApiParticulierClient,
  ApiParticulierClientOptions,
  BenefitCallOptions,
  Introspection,
  Ping,
  Recipient,
} from './types.js'
export type { PingParameters } from './generated/api-particulier.methods.gen.js'
export * from './generated/errors.gen.js'
