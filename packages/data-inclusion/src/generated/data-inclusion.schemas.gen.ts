// Generated from openapi/data-inclusion.yaml by packages/codegen; do not edit.
// sha256 of the document: 4fa60e05fb97b9c547b34419562c0fa7461f496ea533777593ca32028ad0d479

import type { AnswerSchema } from '@hub/http'

export const DuplicateSchema: AnswerSchema = { type: 'object', properties: { source: { type: 'string' }, id: { type: 'string' } } }

export const StructureSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    source: { type: 'string' },
    nom: { type: 'string' },
    date_maj: { type: 'string' },
    adresse_certifiee: { type: 'boolean' },
    score_qualite: { type: 'number' },
    doublons: { type: 'array', items: DuplicateSchema },
    siret: { type: ['string', 'null'] },
    description: { type: ['string', 'null'] },
    telephone: { type: ['string', 'null'] },
    courriel: { type: ['string', 'null'] },
    site_web: { type: ['string', 'null'] },
    adresse: { type: ['string', 'null'] },
    complement_adresse: { type: ['string', 'null'] },
    code_postal: { type: ['string', 'null'] },
    commune: { type: ['string', 'null'] },
    code_insee: { type: ['string', 'null'] },
    longitude: { type: ['number', 'null'] },
    latitude: { type: ['number', 'null'] },
    horaires_accueil: { type: ['string', 'null'] },
    accessibilite_lieu: { type: ['string', 'null'] },
    lien_source: { type: ['string', 'null'] },
    reseaux_porteurs: { type: ['array', 'null'], items: { type: 'string' } },
  },
  required: ['id', 'source', 'nom'],
}

export const StructurePageSchema: AnswerSchema = {
  type: 'object',
  properties: {
    items: { type: 'array', items: StructureSchema },
    total: { type: 'integer' },
    page: { type: 'integer' },
    size: { type: 'integer' },
    pages: { type: 'integer' },
  },
  required: ['items', 'total', 'page', 'pages'],
}

export const ListStructuresResponseSchema: AnswerSchema = StructurePageSchema

export const ServiceSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    source: { type: 'string' },
    structure_id: { type: 'string' },
    nom: { type: 'string' },
    description: { type: 'string' },
    date_maj: { type: 'string' },
    adresse_certifiee: { type: 'boolean' },
    score_qualite: { type: 'number' },
    type: { type: ['string', 'null'] },
    thematiques: { type: ['array', 'null'], items: { type: 'string' } },
    frais: { type: ['string', 'null'] },
    frais_precisions: { type: ['string', 'null'] },
    publics: { type: ['array', 'null'], items: { type: 'string' } },
    publics_precisions: { type: ['string', 'null'] },
    conditions_acces: { type: ['string', 'null'] },
    modes_accueil: { type: ['array', 'null'], items: { type: 'string' } },
    zone_eligibilite: { type: ['array', 'null'], items: { type: 'string' } },
    modes_mobilisation: { type: ['array', 'null'], items: { type: 'string' } },
    mobilisable_par: { type: ['array', 'null'], items: { type: 'string' } },
    lien_mobilisation: { type: ['string', 'null'] },
    adresse: { type: ['string', 'null'] },
    code_postal: { type: ['string', 'null'] },
    commune: { type: ['string', 'null'] },
    code_insee: { type: ['string', 'null'] },
    longitude: { type: ['number', 'null'] },
    latitude: { type: ['number', 'null'] },
    telephone: { type: ['string', 'null'] },
    courriel: { type: ['string', 'null'] },
    contact_nom_prenom: { type: ['string', 'null'] },
    lien_source: { type: ['string', 'null'] },
    volume_horaire_hebdomadaire: { type: ['number', 'null'] },
    nombre_semaines: { type: ['integer', 'null'] },
    extra: { type: ['object', 'null'] },
  },
  required: ['id', 'source', 'structure_id', 'nom'],
}

export const StructureDetailSchema: AnswerSchema = {
  allOf: [
    StructureSchema,
    { type: 'object', properties: { services: { type: 'array', items: ServiceSchema } } },
  ],
}

export const GetStructureResponseSchema: AnswerSchema = StructureDetailSchema

export const ServicePageSchema: AnswerSchema = {
  type: 'object',
  properties: {
    items: { type: 'array', items: ServiceSchema },
    total: { type: 'integer' },
    page: { type: 'integer' },
    size: { type: 'integer' },
    pages: { type: 'integer' },
  },
  required: ['items', 'total', 'page', 'pages'],
}

export const ListServicesResponseSchema: AnswerSchema = ServicePageSchema

export const ServiceDetailSchema: AnswerSchema = { allOf: [ServiceSchema, { type: 'object', properties: { structure: StructureSchema } }] }

export const GetServiceResponseSchema: AnswerSchema = ServiceDetailSchema

export const FoundServiceBodySchema: AnswerSchema = { allOf: [ServiceSchema, { type: 'object', properties: { structure: StructureSchema } }] }

export const FoundServiceSchema: AnswerSchema = {
  type: 'object',
  properties: { service: FoundServiceBodySchema, distance: { type: ['integer', 'null'] } },
  required: ['service'],
}

export const FoundServicePageSchema: AnswerSchema = {
  type: 'object',
  properties: {
    items: { type: 'array', items: FoundServiceSchema },
    total: { type: 'integer' },
    page: { type: 'integer' },
    size: { type: 'integer' },
    pages: { type: 'integer' },
  },
  required: ['items', 'total', 'page', 'pages'],
}

export const SearchServicesResponseSchema: AnswerSchema = FoundServicePageSchema

export const SourceSchema: AnswerSchema = {
  type: 'object',
  properties: { slug: { type: 'string' }, nom: { type: 'string' }, description: { type: ['string', 'null'] } },
  required: ['slug', 'nom'],
}

export const ListSourcesResponseSchema: AnswerSchema = { type: 'array', items: SourceSchema }

export const ValueSchema: AnswerSchema = {
  type: 'object',
  properties: { value: { type: 'string' }, label: { type: 'string' }, description: { type: ['string', 'null'] } },
  required: ['value', 'label'],
}

export const ListValuesResponseSchema: AnswerSchema = { type: 'array', items: ValueSchema }
