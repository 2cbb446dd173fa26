import type { Activity } from './reading/naf.js'

/** An address of an establishment; null is what is unknown or may not be diffused. */
export interface EstablishmentAddress {
  /** Number with bis or ter, kind and name of the street. */
  line_1: string | null
  line_2: string | null
  postcode: string | null
  city: string | null
  /** INSEE code of the commune, a text. */
  insee_code: string | null
  /** From the INSEE code: `2A`, `974`, `62`. */
  department: string | null
}

/** What is known of a legal unit wherever it comes from. */
export interface LegalUnitSummary {
  siren: string
  /** Denomination, or the name of a natural person; null when it may not be diffused. */
  name: string | null
  isNaturalPerson: boolean
  /** Legal category of four digits; `1000`: natural person. */
  category: string | null
  state: 'active' | 'ceased' | null
  activity: Activity
}

/** An establishment. */
export interface Establishment {
  outcome: 'found'
  siret: string
  siren: string
  nic: string
  /** Name of its legal unit. */
  name: string | null
  /** Its own sign or usual name. */
  sign: string | null
  state: 'open' | 'closed'
  isHeadOffice: boolean
  /** Some values may not be diffused, and are null. */
  partialDiffusion: boolean
  address: EstablishmentAddress
  /** Its own, or that of the legal unit where it has none. */
  activity: Activity
  legalUnit: LegalUnitSummary
  /** SIRET of this establishment when another was asked for: that one was merged or renumbered. Null otherwise. */
  replacedBy: string | null
}

/** A legal unit. */
export interface LegalUnit extends LegalUnitSummary {
  outcome: 'found'
  partialDiffusion: boolean
  /** SIRET of its head office. */
  headOfficeSiret: string | null
  /** SIREN of this unit when another was asked for. Null otherwise. */
  replacedBy: string | null
}

/**
 * Nothing is shown:
 * - `notFound`: the number is not known
 * - `diffusionRefused`: the company opposed diffusion, nobody may see it here
 */
export interface NothingShown {
  outcome: 'notFound' | 'diffusionRefused'
}

export type EstablishmentResult = Establishment | NothingShown
export type LegalUnitResult = LegalUnit | NothingShown
