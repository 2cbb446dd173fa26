import type { SimulatedEstablishment } from './companies.js'

const HEADER = { statut: 200, message: 'OK' }
const HIDDEN = '[ND]'

/** An establishment as the service answers it; masked in the public product where diffusion was opposed in part. */
export function toEstablishmentAnswer(company: SimulatedEstablishment, isPublic: boolean): object {
  const { siret, street } = company
  const show = createMask(company, isPublic)
  return {
    header: HEADER,
    etablissement: {
      siren: siret.slice(0, 9),
      nic: siret.slice(9),
      siret,
      statutDiffusionEtablissement: company.diffusion,
      dateCreationEtablissement: '2015-03-01',
      etablissementSiege: company.isHeadOffice,
      activitePrincipaleNAF25Etablissement: company.naf25,
      uniteLegale: {
        statutDiffusionUniteLegale: company.diffusion,
        ...toNames(company, show),
        categorieJuridiqueUniteLegale: company.category,
        etatAdministratifUniteLegale: company.isActive ? 'A' : 'C',
        activitePrincipaleUniteLegale: company.naf,
        nomenclatureActivitePrincipaleUniteLegale: company.naf === null ? null : 'NAFRev2',
        activitePrincipaleNAF25UniteLegale: company.naf25,
      },
      adresseEtablissement: {
        complementAdresseEtablissement: show(company.complement),
        numeroVoieEtablissement: show(street.number),
        indiceRepetitionEtablissement: show(street.repetition),
        typeVoieEtablissement: show(street.kind),
        libelleVoieEtablissement: show(street.name),
        codePostalEtablissement: show(company.postcode),
        libelleCommuneEtablissement: company.city,
        codeCommuneEtablissement: company.inseeCode,
      },
      periodesEtablissement: [
        {
          dateFin: null,
          dateDebut: '2020-06-01',
          etatAdministratifEtablissement: company.isOpen ? 'A' : 'F',
          enseigne1Etablissement: null,
          denominationUsuelleEtablissement: null,
          activitePrincipaleEtablissement: company.naf,
          nomenclatureActivitePrincipaleEtablissement: company.naf === null ? null : 'NAFRev2',
        },
        {
          dateFin: '2020-05-31',
          dateDebut: '2015-03-01',
          etatAdministratifEtablissement: 'A',
          activitePrincipaleEtablissement: '70.10Z',
          nomenclatureActivitePrincipaleEtablissement: 'NAFRev2',
        },
      ],
    },
  }
}

/** A legal unit as the service answers it, from its head office. */
export function toLegalUnitAnswer(company: SimulatedEstablishment, isPublic: boolean): object {
  const { denominationUniteLegale, nomUniteLegale, ...firstNames } = toNames(company, createMask(company, isPublic))
  return {
    header: HEADER,
    uniteLegale: {
      siren: company.siret.slice(0, 9),
      statutDiffusionUniteLegale: company.diffusion,
      ...firstNames,
      activitePrincipaleNAF25UniteLegale: company.naf25,
      periodesUniteLegale: [
        {
          dateFin: null,
          dateDebut: '2020-06-01',
          etatAdministratifUniteLegale: company.isActive ? 'A' : 'C',
          denominationUniteLegale,
          nomUniteLegale,
          categorieJuridiqueUniteLegale: company.category,
          activitePrincipaleUniteLegale: company.naf,
          nomenclatureActivitePrincipaleUniteLegale: company.naf === null ? null : 'NAFRev2',
          nicSiegeUniteLegale: company.siret.slice(9),
        },
      ],
    },
  }
}

type Show = (value: string | null | undefined) => string | null

function createMask({ diffusion }: SimulatedEstablishment, isPublic: boolean): Show {
  return (value) => (diffusion === 'P' && isPublic ? HIDDEN : (value ?? null))
}

function toNames({ denomination, lastName, firstName }: SimulatedEstablishment, show: Show) {
  const isPerson = denomination === null
  return {
    denominationUniteLegale: isPerson ? null : show(denomination),
    nomUniteLegale: isPerson ? show(lastName) : null,
    prenom1UniteLegale: isPerson ? show(firstName) : null,
  }
}
