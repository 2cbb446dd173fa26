import { hide } from './naf.js'

interface Named {
  denominationUniteLegale?: string | null
  nomUniteLegale?: string | null
  nomUsageUniteLegale?: string | null
  prenomUsuelUniteLegale?: string | null
  prenom1UniteLegale?: string | null
}

/** The name to show: the denomination, else usual or first name, and the name in use or of birth. Null when none may be diffused. */
export function readDisplayName(unit: Named): string | null {
  const denomination = hide(unit.denominationUniteLegale)
  if (denomination !== null) return denomination
  const parts = [
    hide(unit.prenomUsuelUniteLegale) ?? hide(unit.prenom1UniteLegale),
    hide(unit.nomUsageUniteLegale) ?? hide(unit.nomUniteLegale),
  ]
  return parts.filter((part) => part !== null).join(' ') || null
}

interface Street {
  numeroVoieEtablissement?: string | null
  indiceRepetitionEtablissement?: string | null
  typeVoieEtablissement?: string | null
  libelleVoieEtablissement?: string | null
}

/** Line 1 of an address, empty parts left out; null when all are. */
export function readAddressLine(street: Street): string | null {
  const parts = [
    street.numeroVoieEtablissement,
    street.indiceRepetitionEtablissement,
    street.typeVoieEtablissement,
    street.libelleVoieEtablissement,
  ].map(hide)
  return parts.filter((part) => part !== null).join(' ') || null
}

/** The department of an INSEE code, which is exact: `2A`, `974`, `62`. Null without a code. */
export function readDepartment(inseeCode: string | null): string | null {
  if (inseeCode === null || !/^\d[\dAB]\d{3}$/.test(inseeCode)) return null
  return /^9[78]/.test(inseeCode) ? inseeCode.slice(0, 3) : inseeCode.slice(0, 2)
}
