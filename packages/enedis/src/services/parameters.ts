/** What `getSubscribedServices` can be asked. */
export interface SubscribedServicesParameters {
  /** Only the number of services. Default false. */
  countOnly?: boolean | undefined
  autorisationId?: string | number | undefined
  /** Default `['ACTIF', 'DEMANDE']`. */
  etatCode?: readonly ('ACTIF' | 'DEMANDE' | 'TERMINE' | 'SUPPRIME')[] | undefined
  /** Default `ACCES`. */
  serviceType?: 'ACCES' | 'CCDC' | 'TRANSREC' | 'OPPENR' | undefined
  /** Only services that come from an authorisation. */
  autorisation?: boolean | undefined
  /** Up to 1 000. */
  pointId?: readonly string[] | undefined
  /** Up to 1 000. */
  siren?: readonly string[] | undefined
  dateDebut?: string | undefined
  dateFin?: string | undefined
  mesureTypeCode?: readonly ('CDC' | 'IDX' | 'PMAX' | 'ENERGIE' | 'ITC')[] | undefined
  soutirage?: boolean | undefined
  injection?: boolean | undefined
  /** From 0. */
  page?: number | undefined
}
