import { UnreadableAnswer } from '../series/points.js'
import { checkPoint } from '../series/read-series.js'
import { type Fields, toFields, toList, toOptionalFields, toText } from '../series/read-json.js'
import { hasText, toPerson } from './read-v5.js'
import type { EnedisAddress, EnedisContact, EnedisContract, EnedisIdentity } from './types.js'
import { NOT_IN_2026 } from './not-available.js'
import { toDate, toOffPeakHours, toPower, toSegment } from './values.js'

/** The answers of 2026 about a point. Each throws UnreadableAnswer when the answer has another form. */

/** `situation_contrat_auto`: a list; one bare object and null are accepted by other clients, so they are here. */
export function readSituations(answer: unknown, usagePointId: string): Fields[] {
  if (answer === undefined) throw new UnreadableAnswer('', 'the answer is empty')
  const situations = toList(answer, '')
  const ids = situations.map((situation) => toText(situation['usage_point_id']))
  // The second contract of a mock of Enedis has an id of 10 digits.
  const isOther =
    ids.length > 0 && ids.every((id) => id !== null && id.length === usagePointId.length && id !== usagePointId)
  if (isOther) checkPoint(ids[0], usagePointId, Array.isArray(answer) ? '/0/usage_point_id' : '/usage_point_id')
  return situations
}

/** What two other APIs add to the contracts. */
export interface ContractAdditions {
  /** Of `synth_contrat_auto`. */
  summary: Fields | null
  /** Of `comptage_auto`. */
  metering: Fields | null
}

export function toContract(situation: Fields, { summary, metering }: ContractAdditions): EnedisContract {
  const type = toText(situation['contract_type'])
  const segment = toSegment(situation['segment'])
  const direction = findDirection(type, segment)
  const activation = direction === 'injection' ? 'generation_last_activation_date' : 'consumption_last_activation_date'
  const relay = toOptionalFields(toOptionalFields(metering?.['dispositifComptage'])['relais'])
  return {
    usagePointId: toText(situation['usage_point_id']),
    direction,
    type,
    segment,
    subscribedPower: toPower(situation['subscribed_power']),
    distributionTariff: toText(situation['distribution_tariff']),
    offPeakHours: direction === 'injection' ? null : toOffPeakHours(relay['plageHeuresCreuses']),
    startDate: toDate(situation['contract_start']),
    lastActivationDate: toDate(summary?.[activation]),
    lastTariffChangeDate: NOT_IN_2026,
    supplier: toText(situation['contractor']),
    status: NOT_IN_2026,
    meterType: NOT_IN_2026,
    usagePointStatus: NOT_IN_2026,
  }
}

function findDirection(type: string | null, segment: string | null): EnedisContract['direction'] {
  if (segment?.startsWith('P') || type?.endsWith('GRD-A')) return 'injection'
  return segment?.startsWith('C') || type?.endsWith('GRD-F') ? 'withdrawal' : null
}

export function readAddress(answer: unknown, usagePointId: string): EnedisAddress {
  const address = toFields(toFields(answer, '')['address'], '/address')
  const place = toText(address['postal_code_city']) ?? ''
  const [, postalCode, city] = /^(\d{5})\s+(\S.*)$/.exec(place) ?? []
  const parts = [toText(address['staircase_floor_apartment']), toText(address['building'])].filter(
    (part) => part !== null,
  )
  return {
    usagePointId,
    generation: '2026',
    street: toText(address['number_street_name']),
    complement: parts.length === 0 ? null : parts.join(', '),
    locality: toText(address['locality']),
    postalCode: postalCode ?? null,
    city: city ?? (place === '' ? null : place),
    inseeCode: toText(address['insee_code']),
    country: NOT_IN_2026,
    position: NOT_IN_2026,
  }
}

export function toIdentity(situations: readonly Fields[], usagePointId: string): EnedisIdentity {
  const person = findFirst(situations, 'person')
  const organization = findFirst(situations, 'organization')
  return {
    usagePointId,
    generation: '2026',
    customerId: NOT_IN_2026,
    person: toPerson(person),
    organization: hasText(organization)
      ? {
          name: toText(organization['name']),
          tradingName: toText(organization['commercial_name']),
          business: toText(organization['business_code']),
          industry: NOT_IN_2026,
          siret: toText(organization['siret_number']),
          siren: toText(organization['siren_number']),
        }
      : null,
  }
}

export function toContact(situations: readonly Fields[], usagePointId: string): EnedisContact {
  const contact = findFirst(situations, 'contact_data')
  return {
    usagePointId,
    generation: '2026',
    customerId: NOT_IN_2026,
    email: toText(contact['email']),
    phone: toText(contact['phone']),
    landline: toText(contact['landline']),
  }
}

/** That of the first contract that has one. */
function findFirst(situations: readonly Fields[], name: string): Fields {
  return situations.map((situation) => toOptionalFields(situation[name])).find(hasText) ?? {}
}
