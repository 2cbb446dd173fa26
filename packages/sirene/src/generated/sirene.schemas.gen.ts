// Generated from openapi/sirene.yaml by packages/codegen; do not edit.
// sha256 of the document: d9e8dbec8922afaee7858ad2a6b8ead030ad042d09bd153f7066b22e3ca0f9ea

import type { AnswerSchema } from '@hub/http'

export const HeaderSchema: AnswerSchema = { type: 'object', properties: { statut: { type: 'integer' }, message: { type: 'string' } } }

export const UniteLegaleEtablissementSchema: AnswerSchema = {
  type: 'object',
  properties: {
    denominationUniteLegale: { type: ['string', 'null'] },
    nomUniteLegale: { type: ['string', 'null'] },
    nomUsageUniteLegale: { type: ['string', 'null'] },
    prenomUsuelUniteLegale: { type: ['string', 'null'] },
    prenom1UniteLegale: { type: ['string', 'null'] },
    categorieJuridiqueUniteLegale: { type: ['string', 'null'] },
    etatAdministratifUniteLegale: { type: ['string', 'null'] },
    statutDiffusionUniteLegale: { type: ['string', 'null'] },
    activitePrincipaleUniteLegale: { type: ['string', 'null'] },
    nomenclatureActivitePrincipaleUniteLegale: { type: ['string', 'null'] },
    activitePrincipaleNAF25UniteLegale: { type: ['string', 'null'] },
  },
}

export const AdresseSchema: AnswerSchema = {
  type: 'object',
  properties: {
    complementAdresseEtablissement: { type: ['string', 'null'] },
    numeroVoieEtablissement: { type: ['string', 'null'] },
    indiceRepetitionEtablissement: { type: ['string', 'null'] },
    typeVoieEtablissement: { type: ['string', 'null'] },
    libelleVoieEtablissement: { type: ['string', 'null'] },
    codePostalEtablissement: { type: ['string', 'null'] },
    libelleCommuneEtablissement: { type: ['string', 'null'] },
    codeCommuneEtablissement: { type: ['string', 'null'] },
  },
}

export const PeriodeEtablissementSchema: AnswerSchema = {
  type: 'object',
  properties: {
    dateDebut: { type: ['string', 'null'] },
    dateFin: { type: ['string', 'null'] },
    etatAdministratifEtablissement: { type: ['string', 'null'] },
    enseigne1Etablissement: { type: ['string', 'null'] },
    denominationUsuelleEtablissement: { type: ['string', 'null'] },
    activitePrincipaleEtablissement: { type: ['string', 'null'] },
    nomenclatureActivitePrincipaleEtablissement: { type: ['string', 'null'] },
  },
}

export const EtablissementSchema: AnswerSchema = {
  type: 'object',
  properties: {
    siren: { type: 'string' },
    nic: { type: 'string' },
    siret: { type: 'string' },
    statutDiffusionEtablissement: { type: ['string', 'null'] },
    dateCreationEtablissement: { type: ['string', 'null'] },
    etablissementSiege: { type: ['boolean', 'null'] },
    activitePrincipaleNAF25Etablissement: { type: ['string', 'null'] },
    uniteLegale: UniteLegaleEtablissementSchema,
    adresseEtablissement: AdresseSchema,
    periodesEtablissement: { type: 'array', items: PeriodeEtablissementSchema },
  },
  required: ['siren', 'siret', 'uniteLegale', 'periodesEtablissement'],
}

export const EstablishmentAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: { header: HeaderSchema, etablissement: EtablissementSchema },
  required: ['etablissement'],
}

export const GetSiretResponseSchema: AnswerSchema = EstablishmentAnswerSchema

export const UniteLegaleSchema: AnswerSchema = {
  type: 'object',
  properties: {
    siren: { type: 'string' },
    statutDiffusionUniteLegale: { type: ['string', 'null'] },
    prenomUsuelUniteLegale: { type: ['string', 'null'] },
    prenom1UniteLegale: { type: ['string', 'null'] },
    activitePrincipaleNAF25UniteLegale: { type: ['string', 'null'] },
    periodesUniteLegale: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          dateDebut: { type: ['string', 'null'] },
          dateFin: { type: ['string', 'null'] },
          etatAdministratifUniteLegale: { type: ['string', 'null'] },
          denominationUniteLegale: { type: ['string', 'null'] },
          nomUniteLegale: { type: ['string', 'null'] },
          nomUsageUniteLegale: { type: ['string', 'null'] },
          categorieJuridiqueUniteLegale: { type: ['string', 'null'] },
          activitePrincipaleUniteLegale: { type: ['string', 'null'] },
          nomenclatureActivitePrincipaleUniteLegale: { type: ['string', 'null'] },
          nicSiegeUniteLegale: { type: ['string', 'null'] },
        },
      },
    },
  },
  required: ['siren', 'periodesUniteLegale'],
}

export const LegalUnitAnswerSchema: AnswerSchema = {
  type: 'object',
  properties: { header: HeaderSchema, uniteLegale: UniteLegaleSchema },
  required: ['uniteLegale'],
}

export const GetSirenResponseSchema: AnswerSchema = LegalUnitAnswerSchema

export const GetInformationsResponseSchema: AnswerSchema = { type: 'object' }
