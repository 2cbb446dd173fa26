/** A service of the application on a point, as Enedis writes it. */
export interface SubscribedService {
  id: string | null
  pointId: string
  serviceCode: string | null
  /** `DEMANDE`, `ACTIF`, `TERMINE`, `SUPPRIME` */
  etatCode: string | null
  etatLibelle: string | null
  /** `CDC`, `IDX`, `PMAX`, `ENERGIE`, `ITC` */
  mesuresTypeCode: string | null
  mesuresPas: string | null
  injection: boolean | null
  soutirage: boolean | null
  dateDebut: string | null
  dateFin: string | null
  /** A number of up to 64 bits, as text. */
  autorisationId: string | null
}

export interface SubscribedServices {
  /** How many there are in all. */
  total: number
  /** Those of this page; empty where only the number was asked for. */
  services: readonly SubscribedService[]
}

export interface AuthorizationParameters {
  /** The `autorisation_id` of the redirect: digits. Neither secret nor single-use. */
  autorisationId: string | number
  /** How often an empty list is asked for again, with growing waits from one second. Default 4. */
  retries?: number | undefined
}

/** What a consent v2 gives access to. */
export interface AuthorizedUsagePoints {
  autorisationId: string
  /** Each once. One is expected; several are all kept. */
  usagePointIds: readonly string[]
  /** The services of this authorisation that are active or asked for. */
  services: readonly SubscribedService[]
}
