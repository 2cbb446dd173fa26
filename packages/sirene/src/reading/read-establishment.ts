import { ContractError } from '@hub/http'
import type { components } from '../generated/sirene.types.gen.js'
import type { Establishment, LegalUnit } from '../results.js'
import { hide, preferActivity, readActivity } from './naf.js'
import { readAddressLine, readDepartment, readDisplayName } from './names.js'
import { findCurrentPeriod } from './period.js'

type Schemas = components['schemas']
const NATURAL_PERSON = '1000'

/**
 * An establishment, from its answer.
 *
 * @param asked The SIRET that was asked for.
 * @throws ContractError when it has no period
 */
export function readEstablishment({ etablissement }: Schemas['EstablishmentAnswer'], asked: string): Establishment {
  const { siret, siren, uniteLegale: unit, adresseEtablissement: address = {} } = etablissement ?? {}
  const period = findCurrentPeriod(etablissement?.periodesEtablissement ?? [])
  if (!period || !unit || !siret || !siren) throw incomplete('getSiret', '/etablissement/periodesEtablissement')
  const unitActivity = readActivity({
    code: unit.activitePrincipaleUniteLegale,
    nomenclature: unit.nomenclatureActivitePrincipaleUniteLegale,
    naf25: unit.activitePrincipaleNAF25UniteLegale,
  })
  const own = readActivity({
    code: period.activitePrincipaleEtablissement,
    nomenclature: period.nomenclatureActivitePrincipaleEtablissement,
    naf25: etablissement.activitePrincipaleNAF25Etablissement,
  })
  const name = readDisplayName(unit)
  const inseeCode = hide(address.codeCommuneEtablissement)
  return {
    outcome: 'found',
    siret,
    siren,
    nic: etablissement.nic ?? siret.slice(9),
    name,
    sign: hide(period.enseigne1Etablissement) ?? hide(period.denominationUsuelleEtablissement),
    state: period.etatAdministratifEtablissement === 'F' ? 'closed' : 'open',
    isHeadOffice: etablissement.etablissementSiege === true,
    partialDiffusion: etablissement.statutDiffusionEtablissement === 'P',
    address: {
      line_1: readAddressLine(address),
      line_2: hide(address.complementAdresseEtablissement),
      postcode: hide(address.codePostalEtablissement),
      city: hide(address.libelleCommuneEtablissement),
      insee_code: inseeCode,
      department: readDepartment(inseeCode),
    },
    activity: preferActivity(own, unitActivity),
    legalUnit: {
      siren,
      name,
      isNaturalPerson: unit.categorieJuridiqueUniteLegale === NATURAL_PERSON,
      category: hide(unit.categorieJuridiqueUniteLegale),
      state: readState(unit.etatAdministratifUniteLegale),
      activity: unitActivity,
    },
    replacedBy: siret === asked ? null : siret,
  }
}

/**
 * A legal unit, from its answer.
 *
 * @throws ContractError when it has no period
 */
export function readLegalUnit({ uniteLegale: unit }: Schemas['LegalUnitAnswer'], asked: string): LegalUnit {
  const period = findCurrentPeriod(unit?.periodesUniteLegale ?? [])
  if (!period || !unit.siren) throw incomplete('getSiren', '/uniteLegale/periodesUniteLegale')
  const nic = hide(period.nicSiegeUniteLegale)
  return {
    outcome: 'found',
    siren: unit.siren,
    name: readDisplayName({ ...unit, ...period }),
    isNaturalPerson: period.categorieJuridiqueUniteLegale === NATURAL_PERSON,
    category: hide(period.categorieJuridiqueUniteLegale),
    state: readState(period.etatAdministratifUniteLegale),
    activity: readActivity({
      code: period.activitePrincipaleUniteLegale,
      nomenclature: period.nomenclatureActivitePrincipaleUniteLegale,
      naf25: unit.activitePrincipaleNAF25UniteLegale,
    }),
    partialDiffusion: unit.statutDiffusionUniteLegale === 'P',
    headOfficeSiret: nic === null ? null : unit.siren + nic,
    replacedBy: unit.siren === asked ? null : unit.siren,
  }
}

function readState(state: string | null | undefined): 'active' | 'ceased' | null {
  if (state === 'C') return 'ceased'
  return state === 'A' ? 'active' : null
}

function incomplete(operation: string, pointer: string): ContractError {
  return new ContractError({
    message: `Sirene ${operation}: the answer does not fit the contract: ${pointer} is missing or empty`,
    pointers: [pointer],
    status: 200,
    attempts: 1,
    isRetryable: false,
    mayHaveBeenApplied: false,
  })
}
