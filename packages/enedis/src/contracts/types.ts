import type { Generation } from '../generation.js'

/**
 * In place of a value that this generation of the API does not have at all; see `isAvailable`. Null is something else: the API has such a
 * field, and did not fill it in.
 */
export interface NotAvailable {
  /** The generation without it. */
  readonly notAvailableIn: Generation
}

/** A time of day without date, `HH:MM`; the range may go beyond midnight. */
export interface OffPeakRange {
  from: string
  to: string
}

export interface EnedisContract {
  /** The point as this contract names it. */
  usagePointId: string | null
  /** Whether energy is taken from the grid or fed into it; null when nothing says. */
  direction: 'withdrawal' | 'injection' | null
  /** Such as `Contrat GRD-F`. */
  type: string | null
  /** `C1` to `C5`, `P4`. */
  segment: string | null
  subscribedPower: { value: number; unit: string } | null
  /** A code in v5 (`BTINFCUST`), a sentence in 2026. */
  distributionTariff: string | null
  /** The text of Enedis, and the ranges read from it. In 2026 from the API `comptage_auto`. */
  offPeakHours: { text: string; ranges: readonly OffPeakRange[] } | null
  /** `YYYY-MM-DD` */
  startDate: string | null | NotAvailable
  lastActivationDate: string | null
  lastTariffChangeDate: string | null | NotAvailable
  supplier: string | null | NotAvailable
  /** Such as `SERVC`. */
  status: string | null | NotAvailable
  /** Such as `AMM`. */
  meterType: string | null | NotAvailable
  /** Such as `com`. */
  usagePointStatus: string | null | NotAvailable
}

export interface EnedisContracts {
  usagePointId: string
  generation: Generation
  contracts: readonly EnedisContract[]
  /** APIs of 2026 that this application has not subscribed to: what they know is null. */
  unsubscribedApis: readonly string[]
}

export interface EnedisAddress {
  usagePointId: string
  generation: Generation
  /** Number and street. */
  street: string | null
  /** Staircase, floor, apartment, building. */
  complement: string | null | NotAvailable
  locality: string | null
  postalCode: string | null
  city: string | null
  inseeCode: string | null
  country: string | null | NotAvailable
  /** Degrees, WGS 84. */
  position: { latitude: number; longitude: number; altitude: number | null } | null | NotAvailable
}

export interface EnedisIdentity {
  usagePointId: string
  generation: Generation
  customerId: string | null | NotAvailable
  person: { title: string | null; firstName: string | null; lastName: string | null } | null
  organization: {
    name: string | null
    tradingName: string | null
    business: string | null
    industry: string | null | NotAvailable
    siret: string | null
    siren: string | null | NotAvailable
  } | null
}

export interface EnedisContact {
  usagePointId: string
  generation: Generation
  customerId: string | null | NotAvailable
  email: string | null
  phone: string | null
  landline: string | null | NotAvailable
}
