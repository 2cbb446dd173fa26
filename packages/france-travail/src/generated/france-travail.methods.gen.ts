// Generated from openapi/france-travail.yaml by packages/codegen; do not edit.
// sha256 of the document: cef97e6c432b38a781de8c07444704770ca56dec5b004ddcdc0504ce5e3655d5

import type { ApiPromise, CallOptions, DataOf } from '@hub/http'
import type { operations } from './france-travail.types.gen.js'

export interface SearchCertifiedIndividualParameters {
  /** The NIR without its key; Corsica as it is, `2A`. */
  nirCertifie: string
  /** Birth name, A to Z, hyphen, apostrophe and space. */
  nomNaissance: string
  /** First name, A to Z, hyphen and apostrophe. */
  prenom: string
  /** `YYYY-MM-DD`. */
  dateNaissance: string
}

export interface UpdatePassIaeParameters {
  /** Identifier of the person, from the search. */
  idNational: string
  /** Number of the PASS, 12 characters. */
  numPassIAE: string
  /** First day. */
  dateDebutPassIAE: string | Date
  /** Last day; equal to the first one when the PASS is cancelled. */
  dateFinPassIAE: string | Date
  /** Granted. `R` existed in 2022 and is never sent (LE). */
  statutReponsePassIAE: 'A'
  /** SIRET of the employer at the origin of the PASS. */
  numSIRETsiae: string
  /** Kind of that employer, a number. */
  typeSIAE: 836 | 837 | 838 | 839 | 840
  /** Who applied: the job seeker, a prescriber, the employer. */
  origineCandidature: 'DEMA' | 'PRES' | 'EMPL'
  /**
   * Kind of the prescriber's organisation; absent when there is none. Kinds that tell something about the person's private life
   * (justice, childhood, addictions) are sent as `Autre` only.
   */
  typologiePrescripteur?: 'PE' | 'Autre' | 'AFPA' | 'CADA' | 'CAF' | 'CAP_EMPLOI' | 'CAVA' | 'CCAS' | 'CHRS' | 'CHU' | 'CPH' | 'DEPT' | 'E2C' | 'EPIDE' | 'HUDA' | 'ML' | 'MSA' | 'OACAS' | 'OCASF' | 'ODC' | 'OHPD' | 'OIL' | 'Orienteur' | 'PIJ_BIJ' | 'PLIE' | 'RS_FJT' | undefined
}

export interface TestPassIaeUpdateParameters {
  /** Identifier of the person, from the search. */
  idNational: string
  /** Number of the PASS, 12 characters. */
  numPassIAE: string
  /** First day. */
  dateDebutPassIAE: string | Date
  /** Last day; equal to the first one when the PASS is cancelled. */
  dateFinPassIAE: string | Date
  /** Granted. `R` existed in 2022 and is never sent (LE). */
  statutReponsePassIAE: 'A'
  /** SIRET of the employer at the origin of the PASS. */
  numSIRETsiae: string
  /** Kind of that employer, a number. */
  typeSIAE: 836 | 837 | 838 | 839 | 840
  /** Who applied: the job seeker, a prescriber, the employer. */
  origineCandidature: 'DEMA' | 'PRES' | 'EMPL'
  /**
   * Kind of the prescriber's organisation; absent when there is none. Kinds that tell something about the person's private life
   * (justice, childhood, addictions) are sent as `Autre` only.
   */
  typologiePrescripteur?: 'PE' | 'Autre' | 'AFPA' | 'CADA' | 'CAF' | 'CAP_EMPLOI' | 'CAVA' | 'CCAS' | 'CHRS' | 'CHU' | 'CPH' | 'DEPT' | 'E2C' | 'EPIDE' | 'HUDA' | 'ML' | 'MSA' | 'OACAS' | 'OCASF' | 'ODC' | 'OHPD' | 'OIL' | 'Orienteur' | 'PIJ_BIJ' | 'PLIE' | 'RS_FJT' | undefined
}

export interface FindUserByNirParameters {
  /** Birth date. */
  dateNaissance: string | Date
  /** NIR, 15 characters. */
  nir: string
}

export interface FindUserByNumberParameters {
  /** France Travail number. */
  numeroFranceTravail: string
}

/** A method per operation. Each refuses wrong parameters before any call, by an InvalidRequestError that names the field. */
export interface FranceTravailMethods {
  /**
   * The identifier of a person, by NIR, names and birth date.
   *
   * All four keys are always there, an empty text where a value is missing (LE).
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * @throws ClientError 4XX: A refusal, which may hold the business answer (LE-2022), or a failure
   * @throws HubError other statuses: A refusal, which may hold the business answer (LE-2022), or a failure
   */
  searchCertifiedIndividual: (parameters: SearchCertifiedIndividualParameters, options?: CallOptions) => ApiPromise<DataOf<operations['searchCertifiedIndividual']>>
  /**
   * The dates of a PASS IAE.
   *
   * A cancelled PASS is told by an end date equal to its start date; nothing else says so (LE). A suspended or prolonged one is told
   * again with its new end date.
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * @throws ClientError 4XX: A refusal or a failure
   * @throws HubError other statuses: A refusal or a failure
   */
  updatePassIae: (parameters: UpdatePassIaeParameters, options?: CallOptions) => ApiPromise<DataOf<operations['updatePassIae']>>
  /**
   * The same without any effect.
   *
   * Needs another scope, `api_testmaj-pass-iaev1` (LE-2022).
   *
   * Never sent again by itself: when an error says `mayHaveBeenApplied`, look before you repeat it.
   *
   * @throws ClientError 4XX: A refusal or a failure
   * @throws HubError other statuses: A refusal or a failure
   */
  testPassIaeUpdate: (parameters: TestPassIaeUpdateParameters, options?: CallOptions) => ApiPromise<DataOf<operations['testPassIaeUpdate']>>
  /**
   * A job seeker by birth date and NIR.
   *
   * Only reads. Not repeated by the client itself, as no POST of this API is.
   *
   * @throws ClientError 4XX: Refused: `R001` with 403, `R997` with 400, `R998` with 500, `R999` with 503
   * @throws HubError other statuses: Refused: `R001` with 403, `R997` with 400, `R998` with 500, `R999` with 503
   */
  findUserByNir: (parameters: FindUserByNirParameters, options?: CallOptions) => ApiPromise<DataOf<operations['findUserByNir']>>
  /**
   * A job seeker by France Travail number.
   *
   * Only reads. Not repeated by the client itself, as no POST of this API is.
   *
   * @throws ClientError 4XX: Refused: `R001` with 403, `R997` with 400, `R998` with 500, `R999` with 503
   * @throws HubError other statuses: Refused: `R001` with 403, `R997` with 400, `R998` with 500, `R999` with 503
   */
  findUserByNumber: (parameters: FindUserByNumberParameters, options?: CallOptions) => ApiPromise<DataOf<operations['findUserByNumber']>>
  /**
   * Whether a job seeker is recognised as a disabled worker.
   *
   * Of the job seeker whose token is in the header `ft-jeton-usager`.
   *
   * @throws ClientError 4XX: Refused: `R001` with 403, `R997` with 400, `R998` with 500, `R999` with 503
   * @throws HubError other statuses: Refused: `R001` with 403, `R997` with 400, `R998` with 500, `R999` with 503
   */
  getRqth: (options?: CallOptions) => ApiPromise<DataOf<operations['getRqth']>>
}
