export type { SearchCode, UpdateCode } from './codes.js'
export { createFranceTravailClient } from './client.js'
export { AuthConfigurationError, type FranceTravailErrorCode } from './errors.js'
export {
  type OrigineCandidature,
  toOrigineCandidature,
  toTypeSiae,
  toTypologiePrescripteur,
  type TypeSiae,
  type TypologiePrescripteur,
} from './mappings.js'
export type { Accepted, Found, Refused, SearchOutcome, UpdateOutcome } from './outcomes.js'
export type { CertifiedPerson } from './person.js'
export { type RqthPeriod, toRqthPeriod } from './rqth.js'
export type {
  AgentCallOptions,
  AgentOptions,
  FindUserParameters,
  FranceTravailAgent,
  FranceTravailClient,
  FranceTravailClientOptions,
  GetRqthParameters,
  Rqth,
  UpdateCallOptions,
  UpdatePassIaeParameters,
} from './types.js'
export type { UserOutcome } from './user.js'
export * from './generated/errors.gen.js'
