import { checkPoint } from '../series/read-series.js'
import { type Fields, toFields, toList, toNumber, toOptionalFields, toText } from '../series/read-json.js'
import type { EnedisAddress, EnedisContact, EnedisContract, EnedisIdentity } from './types.js'
import { NOT_IN_V5 } from './not-available.js'
import { toDate, toOffPeakHours, toPower, toSegment } from './values.js'

/** The answers of v5 about a point. Each throws UnreadableAnswer when the answer has another form or is about another point. */

/** The entry of each point; the one asked for must be among them. */
function readUsagePoints(answer: unknown, usagePointId: string): { entry: Fields; point: Fields }[] {
  const customer = toFields(toFields(answer, '')['customer'], '/customer')
  const entries = toList(customer['usage_points'], '/customer/usage_points').map((entry, index) => ({
    entry,
    point: toFields(entry['usage_point'], `/customer/usage_points/${index}/usage_point`),
  }))
  const own = entries.filter(({ point }) => toText(point['usage_point_id']) === usagePointId)
  if (own.length === 0)
    checkPoint(entries[0]?.point['usage_point_id'], usagePointId, '/customer/usage_points/0/usage_point/usage_point_id')
  return own
}

export function readContractsV5(answer: unknown, usagePointId: string): EnedisContract[] {
  return readUsagePoints(answer, usagePointId).flatMap(({ entry, point }) =>
    toList(entry['contracts'], '/customer/usage_points/0/contracts').map((contract): EnedisContract => {
      const segment = toSegment(contract['segment'])
      return {
        usagePointId,
        direction: segment === null ? null : segment.startsWith('P') ? 'injection' : 'withdrawal',
        type: toText(contract['contract_type']),
        segment,
        subscribedPower: toPower(contract['subscribed_power']),
        distributionTariff: toText(contract['distribution_tariff']),
        offPeakHours: toOffPeakHours(contract['offpeak_hours']),
        startDate: NOT_IN_V5,
        lastActivationDate: toDate(contract['last_activation_date']),
        lastTariffChangeDate: toDate(contract['last_distribution_tariff_change_date']),
        supplier: NOT_IN_V5,
        status: toText(contract['contract_status']),
        meterType: toText(point['meter_type']),
        usagePointStatus: toText(point['usage_point_status']),
      }
    }),
  )
}

export function readAddressV5(answer: unknown, usagePointId: string): EnedisAddress {
  const [own] = readUsagePoints(answer, usagePointId)
  const address = toOptionalFields(own?.point['usage_point_addresses'])
  const { latitude, longitude, altitude } = toOptionalFields(address['geo_points'])
  const [lat, lon] = [toNumber(latitude), toNumber(longitude)]
  return {
    usagePointId,
    generation: 'v5',
    street: toText(address['street']),
    complement: NOT_IN_V5,
    locality: toText(address['locality']),
    postalCode: toText(address['postal_code']),
    city: toText(address['city']),
    inseeCode: toText(address['insee_code']),
    country: toText(address['country']),
    position: lat === null || lon === null ? null : { latitude: lat, longitude: lon, altitude: toNumber(altitude) },
  }
}

export function readIdentityV5(answer: unknown, usagePointId: string): EnedisIdentity {
  const body = toFields(answer, '')
  const { natural_person, legal_entity } = toFields(body['identity'], '/identity')
  const person = toOptionalFields(natural_person)
  const entity = toOptionalFields(legal_entity)
  return {
    usagePointId,
    generation: 'v5',
    customerId: toText(body['customer_id']),
    person: toPerson(person),
    organization: hasText(entity)
      ? {
          name: toText(entity['name']),
          tradingName: toText(entity['trading_name']),
          business: toText(entity['business']),
          industry: toText(entity['industry']),
          siret: toText(entity['siret_number']),
          siren: NOT_IN_V5,
        }
      : null,
  }
}

/** The description says `contact`, implementations read `contact_data`. */
export function readContactV5(answer: unknown, usagePointId: string): EnedisContact {
  const body = toFields(answer, '')
  const contact = toFields(body['contact'] ?? body['contact_data'], '/contact')
  return {
    usagePointId,
    generation: 'v5',
    customerId: toText(body['customer_id']),
    email: toText(contact['email']),
    phone: toText(contact['phone']),
    landline: NOT_IN_V5,
  }
}

/** The ids of a list of points. */
export function readUsagePointIds(answer: unknown): string[] {
  const customer = toFields(toFields(answer, '')['customer'], '/customer')
  const ids = toList(customer['usage_points'], '/customer/usage_points').map(({ usage_point }) =>
    toText(toOptionalFields(usage_point)['usage_point_id']),
  )
  return [...new Set(ids.filter((id) => id !== null))]
}

export function toPerson(person: Fields): EnedisIdentity['person'] {
  if (!hasText(person)) return null
  const { title, firstname, lastname } = person
  return { title: toText(title), firstName: toText(firstname), lastName: toText(lastname) }
}

export function hasText(fields: Fields): boolean {
  return Object.values(fields).some((value) => toText(value) !== null)
}
