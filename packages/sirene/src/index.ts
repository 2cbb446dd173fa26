export type { SirenePassword } from './access/password-auth.js'
export { createSireneClient } from './client.js'
export type { GetSirenParameters, GetSiretParameters } from './generated/sirene.methods.gen.js'
export { type FailureOutcome, getFailureOutcome } from './outcome.js'
export { type Activity, type CheckedNaf, checkNaf, matchesNaf, type NafRevision } from './reading/naf.js'
export type {
  Establishment,
  EstablishmentAddress,
  EstablishmentResult,
  LegalUnit,
  LegalUnitResult,
  LegalUnitSummary,
  NothingShown,
} from './results.js'
export type { SireneClient, SireneClientOptions } from './types.js'
export * from './generated/errors.gen.js'
