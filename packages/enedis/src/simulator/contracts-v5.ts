import { findHolder } from './holders.js'
import type { Meter } from './meters.js'

/** What v5 knows of a point; of consumption points only. */
export function writeContracts(meter: Meter) {
  return writeUsagePoint(meter, {
    usage_point: { usage_point_id: meter.usagePointId, usage_point_status: 'com', meter_type: 'AMM' },
    contracts: {
      segment: 'C5',
      subscribed_power: meter.isThreePhase ? '12kVA' : '9 kVA',
      last_activation_date: `${meter.activatedOn}+01:00`,
      distribution_tariff: 'BTINFCUST',
      offpeak_hours: 'HC (22H30-6H30)',
      contract_type: 'Contrat GRD-F',
      contract_status: 'SERVC',
      last_distribution_tariff_change_date: `${meter.activatedOn}+01:00`,
    },
  })
}

export function writeAddresses(meter: Meter) {
  const { number } = findHolder(meter)
  return writeUsagePoint(meter, {
    usage_point: {
      usage_point_id: meter.usagePointId,
      usage_point_status: 'com',
      meter_type: 'AMM',
      usage_point_addresses: {
        street: `${number} RUE DES LILAS`,
        locality: null,
        postal_code: '59999',
        insee_code: '59999',
        city: 'VALBRUME',
        country: 'France',
        geo_points: { latitude: '50.5487', longitude: '3.0351', altitude: '40' },
      },
    },
  })
}

export function writeIdentity(meter: Meter) {
  const { customerId, title, firstName, lastName } = findHolder(meter)
  return {
    customer_id: customerId,
    identity: { natural_person: { title, firstname: firstName, lastname: lastName } },
  }
}

/** The key of the published description for one customer, that of two implementations for the next. */
export function writeContact(meter: Meter) {
  const { customerId, phone, email } = findHolder(meter)
  return { customer_id: customerId, [meter.customer % 2 === 0 ? 'contact' : 'contact_data']: { phone, email } }
}

export function writeUsagePoints(meters: readonly Meter[]) {
  return {
    customer: {
      customer_id: '1358019319',
      usage_points: meters.map(({ usagePointId }) => ({
        usage_point: { usage_point_id: usagePointId, usage_point_status: 'com', meter_type: 'AMM' },
      })),
    },
  }
}

function writeUsagePoint(meter: Meter, entry: object) {
  return { customer: { customer_id: findHolder(meter).customerId, usage_points: [entry] } }
}
