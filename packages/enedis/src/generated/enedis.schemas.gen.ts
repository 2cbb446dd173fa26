// Generated from openapi/enedis.yaml by packages/codegen; do not edit.
// sha256 of the document: 5b9356d3806895643cb58d8356d73224290468c934b2c073f9818d2c534fea8f

import type { AnswerSchema } from '@hub/http'

export const NumberOrTextSchema: AnswerSchema = { anyOf: [{ type: 'number' }, { type: 'string' }] }

export const TokenSchema: AnswerSchema = {
  type: 'object',
  properties: {
    access_token: { type: 'string' },
    token_type: { type: 'string' },
    expires_in: NumberOrTextSchema,
    scope: { type: 'string' },
  },
  required: ['access_token'],
}

export const CreateTokenResponseSchema: AnswerSchema = TokenSchema

export const PeriodeSchema: AnswerSchema = { type: 'object', properties: { dateDebut: { type: 'string' }, dateFin: { type: 'string' } } }

export const PointSchema: AnswerSchema = {
  type: 'object',
  properties: {
    v: { type: ['string', 'null'] },
    d: { type: 'string' },
    p: { type: 'string' },
    n: { type: 'string' },
    iv: NumberOrTextSchema,
    ec: NumberOrTextSchema,
  },
  required: ['v', 'd'],
}

export const ValeurSchema: AnswerSchema = {
  type: 'object',
  properties: { d: { type: 'string' }, v: { type: ['integer', 'null'] }, iv: { type: 'integer' } },
}

export const CadranSchema: AnswerSchema = {
  type: 'object',
  properties: {
    idClasseTemporelle: { type: 'string' },
    libelleClasseTemporelle: { type: 'string' },
    codeCadran: { type: 'string' },
    valeur: { type: 'array', items: ValeurSchema },
  },
}

export const CalendrierSchema: AnswerSchema = {
  type: 'object',
  properties: {
    idCalendrier: { type: 'string' },
    libelleCalendrier: { type: 'string' },
    libelleGrille: { type: 'string' },
    classeTemporelle: { type: 'array', items: CadranSchema },
  },
}

export const GrandeurSchema: AnswerSchema = {
  type: 'object',
  properties: {
    grandeurMetier: { type: 'string' },
    grandeurPhysique: { type: 'string' },
    unite: { type: 'string' },
    points: { type: 'array', items: PointSchema },
    calendrier: { type: 'array', items: CalendrierSchema },
    cadranTotalisateur: CadranSchema,
  },
}

export const ContexteSchema: AnswerSchema = {
  type: 'object',
  properties: {
    etapeMetier: { type: 'string' },
    contexteReleve: { type: 'string' },
    typeReleve: { type: 'string' },
    grandeur: { type: 'array', items: GrandeurSchema },
  },
}

export const MeasuresSchema: AnswerSchema = {
  type: 'object',
  properties: {
    idPrm: { type: 'string' },
    etapeMetier: { type: 'string' },
    periode: PeriodeSchema,
    modeCalcul: { type: 'string' },
    pas: { type: 'string' },
    typeValeur: { type: 'string' },
    grandeur: { type: 'array', items: GrandeurSchema },
    contexte: { type: 'array', items: ContexteSchema },
  },
  required: ['idPrm'],
}

export const DailyConsumptionResponseSchema: AnswerSchema = MeasuresSchema

export const ConsumptionLoadCurveResponseSchema: AnswerSchema = MeasuresSchema

export const DailyMaxPowerResponseSchema: AnswerSchema = MeasuresSchema

export const DailyProductionResponseSchema: AnswerSchema = MeasuresSchema

export const ProductionLoadCurveResponseSchema: AnswerSchema = MeasuresSchema

export const ConsumptionIndexesResponseSchema: AnswerSchema = MeasuresSchema

export const ProductionIndexesResponseSchema: AnswerSchema = MeasuresSchema

export const PowerSchema: AnswerSchema = { type: 'object', properties: { unit: { type: 'string' }, value: NumberOrTextSchema } }

export const PowerOrTextSchema: AnswerSchema = { anyOf: [{ type: 'string' }, PowerSchema] }

export const SegmentSchema: AnswerSchema = { type: 'object', properties: { segment: { type: 'string' } } }

export const SegmentOrListSchema: AnswerSchema = {
  anyOf: [{ type: 'string' }, { type: 'array', items: { anyOf: [{ type: 'string' }, SegmentSchema] } }],
}

export const SituationCustomerAddressSchema: AnswerSchema = { type: 'object', properties: { adress: { type: 'object' } } }

export const SituationCustomerSchema: AnswerSchema = { type: 'object', properties: { customer: SituationCustomerAddressSchema } }

export const ContactDataSchema: AnswerSchema = {
  type: 'object',
  properties: { email: { type: 'string' }, landline: { type: 'string' }, phone: { type: 'string' } },
}

export const PersonSchema: AnswerSchema = {
  type: 'object',
  properties: { title: { type: 'string' }, lastname: { type: 'string' }, firstname: { type: 'string' } },
}

export const OrganizationSchema: AnswerSchema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    commercial_name: { type: 'string' },
    business_code: { type: 'string' },
    siret_number: { type: 'string' },
    siren_number: { type: 'string' },
  },
}

export const SituationSchema: AnswerSchema = {
  type: 'object',
  properties: {
    usage_point_id: { type: 'string' },
    contract_start: { type: 'string' },
    contract_type: { type: 'string' },
    contractor: { type: 'string' },
    distribution_tariff: { type: 'string' },
    subscribed_power: PowerOrTextSchema,
    segment: SegmentOrListSchema,
    balance_responsible_party: { type: 'string' },
    pricing_structure: { type: 'string' },
    customer: SituationCustomerSchema,
    contact_data: ContactDataSchema,
    person: PersonSchema,
    organization: OrganizationSchema,
  },
}

export const SituationsSchema: AnswerSchema = { anyOf: [{ type: 'array', items: SituationSchema }, SituationSchema, { type: 'null' }] }

export const ContractSituationResponseSchema: AnswerSchema = SituationsSchema

export const SummarySchema: AnswerSchema = {
  type: 'object',
  properties: {
    segments: { type: 'array', items: SegmentSchema },
    consumption_last_activation_date: { type: 'string' },
    generation_last_activation_date: { type: 'string' },
    last_subscribed_power_change_date: { type: 'string' },
    services_level: NumberOrTextSchema,
  },
}

export const ContractSummaryResponseSchema: AnswerSchema = SummarySchema

export const CodeLabelSchema: AnswerSchema = { type: 'object', properties: { code: { type: 'string' }, libelle: { type: 'string' } } }

export const RelaySchema: AnswerSchema = { type: 'object', properties: { plageHeuresCreuses: { type: 'string' } } }

export const MeteringDeviceSchema: AnswerSchema = {
  type: 'object',
  properties: {
    typeComptage: CodeLabelSchema,
    compteurs: { type: 'array', items: { type: 'object' } },
    relais: RelaySchema,
  },
}

export const MeteringDevicesSchema: AnswerSchema = { type: 'object', properties: { dispositifComptage: MeteringDeviceSchema } }

export const MeteringDevicesResponseSchema: AnswerSchema = MeteringDevicesSchema

export const PointAddressSchema: AnswerSchema = {
  type: 'object',
  properties: {
    staircase_floor_apartment: { type: 'string' },
    building: { type: 'string' },
    number_street_name: { type: 'string' },
    locality: { type: 'string' },
    postal_code_city: { type: 'string' },
    insee_code: { type: 'string' },
  },
}

export const GeneralDataSchema: AnswerSchema = { type: 'object', properties: { address: PointAddressSchema } }

export const GeneralDataResponseSchema: AnswerSchema = GeneralDataSchema

export const PowerSupplySchema: AnswerSchema = {
  type: 'object',
  properties: {
    serial_number: NumberOrTextSchema,
    connection_state: { type: 'string' },
    voltage_level: { type: 'string' },
    consumption_connection_power: PowerSchema,
    generation_connection_power: PowerSchema,
    nominal_service_voltage: PowerSchema,
  },
}

export const PowerSupplyResponseSchema: AnswerSchema = PowerSupplySchema

export const AuthorizationSchema: AnswerSchema = {
  type: 'object',
  properties: {
    autorisationId: { type: 'integer' },
    autorisationLibelle: { type: 'string' },
    autorisationType: { type: 'string' },
    autorisationStatut: { type: 'string' },
  },
}

export const ServiceSchema: AnswerSchema = {
  type: 'object',
  properties: {
    id: NumberOrTextSchema,
    pointId: { type: 'string' },
    serviceCode: { type: 'string' },
    etatCode: { type: 'string' },
    etatLibelle: { type: 'string' },
    mesuresTypeCode: { type: 'string' },
    mesuresPas: { type: 'string' },
    mesuresCorrigees: { type: 'boolean' },
    espaceDynamique: { type: 'boolean' },
    publicationDonnees: { type: 'boolean' },
    periodiciteTransmission: { type: 'string' },
    injection: { type: 'boolean' },
    soutirage: { type: 'boolean' },
    dateDebut: { type: 'string' },
    dateFin: { type: ['string', 'null'] },
    sirenTitulaire: { type: ['string', 'null'] },
    sirenBeneficiaire: { type: ['string', 'null'] },
    autorisation: AuthorizationSchema,
  },
}

export const ServicesSchema: AnswerSchema = {
  type: 'object',
  properties: {
    nbTotalServices: { type: 'integer' },
    serviceSouscrit: { type: ['array', 'null'], items: ServiceSchema },
  },
}

export const SubscribedServicesResponseSchema: AnswerSchema = ServicesSchema

export const ReadingTypeSchema: AnswerSchema = {
  type: 'object',
  properties: {
    unit: { type: 'string' },
    measurement_kind: { type: 'string' },
    aggregate: { type: 'string' },
    measuring_period: { type: 'string' },
  },
}

export const IntervalReadingSchema: AnswerSchema = {
  type: 'object',
  properties: {
    value: { type: ['string', 'null'] },
    date: { type: 'string' },
    interval_length: { type: 'string' },
    measure_type: { type: 'string' },
  },
  required: ['value', 'date'],
}

export const MeterReadingSchema: AnswerSchema = {
  type: 'object',
  properties: {
    usage_point_id: { type: 'string' },
    start: { type: 'string' },
    end: { type: 'string' },
    quality: { type: 'string' },
    reading_type: ReadingTypeSchema,
    interval_reading: { type: 'array', items: IntervalReadingSchema },
  },
  required: ['usage_point_id', 'interval_reading'],
}

export const MeterReadingsSchema: AnswerSchema = { type: 'object', properties: { meter_reading: MeterReadingSchema }, required: ['meter_reading'] }

export const DailyConsumptionV5ResponseSchema: AnswerSchema = MeterReadingsSchema

export const ConsumptionLoadCurveV5ResponseSchema: AnswerSchema = MeterReadingsSchema

export const DailyMaxPowerV5ResponseSchema: AnswerSchema = MeterReadingsSchema

export const DailyProductionV5ResponseSchema: AnswerSchema = MeterReadingsSchema

export const ProductionLoadCurveV5ResponseSchema: AnswerSchema = MeterReadingsSchema

export const GeoPointsSchema: AnswerSchema = {
  type: 'object',
  properties: { latitude: { type: 'string' }, longitude: { type: 'string' }, altitude: { type: 'string' } },
}

export const UsagePointAddressSchema: AnswerSchema = {
  type: 'object',
  properties: {
    street: { type: ['string', 'null'] },
    locality: { type: ['string', 'null'] },
    postal_code: { type: ['string', 'null'] },
    insee_code: { type: ['string', 'null'] },
    city: { type: ['string', 'null'] },
    country: { type: ['string', 'null'] },
    geo_points: GeoPointsSchema,
  },
}

export const UsagePointSchema: AnswerSchema = {
  type: 'object',
  properties: {
    usage_point_id: { type: 'string' },
    usage_point_status: { type: 'string' },
    meter_type: { type: 'string' },
    usage_point_addresses: UsagePointAddressSchema,
  },
}

export const ContractSchema: AnswerSchema = {
  type: 'object',
  properties: {
    segment: { type: 'string' },
    subscribed_power: { type: ['string', 'null'] },
    last_activation_date: { type: ['string', 'null'] },
    distribution_tariff: { type: ['string', 'null'] },
    offpeak_hours: { type: ['string', 'null'] },
    contract_type: { type: ['string', 'null'] },
    contract_status: { type: ['string', 'null'] },
    last_distribution_tariff_change_date: { type: ['string', 'null'] },
  },
}

export const ContractUsagePointSchema: AnswerSchema = { type: 'object', properties: { usage_point: UsagePointSchema, contracts: ContractSchema } }

export const ContractCustomerSchema: AnswerSchema = {
  type: 'object',
  properties: {
    customer_id: { type: 'string' },
    usage_points: { type: 'array', items: ContractUsagePointSchema },
  },
}

export const ContractsSchema: AnswerSchema = { type: 'object', properties: { customer: ContractCustomerSchema }, required: ['customer'] }

export const ContractsV5ResponseSchema: AnswerSchema = ContractsSchema

export const AddressesSchema: AnswerSchema = { type: 'object', properties: { customer: ContractCustomerSchema }, required: ['customer'] }

export const AddressesV5ResponseSchema: AnswerSchema = AddressesSchema

export const LegalEntitySchema: AnswerSchema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    trading_name: { type: 'string' },
    business: { type: 'string' },
    industry: { type: 'string' },
    siret_number: { type: 'string' },
  },
}

export const IdentityPartsSchema: AnswerSchema = { type: 'object', properties: { natural_person: PersonSchema, legal_entity: LegalEntitySchema } }

export const IdentitySchema: AnswerSchema = {
  type: 'object',
  properties: { customer_id: { type: 'string' }, identity: IdentityPartsSchema },
  required: ['identity'],
}

export const IdentityV5ResponseSchema: AnswerSchema = IdentitySchema

export const ContactSchema: AnswerSchema = {
  type: 'object',
  properties: { customer_id: { type: 'string' }, contact: ContactDataSchema, contact_data: ContactDataSchema },
}

export const ContactV5ResponseSchema: AnswerSchema = ContactSchema

export const UsagePointsV5ResponseSchema: AnswerSchema = ContractsSchema
