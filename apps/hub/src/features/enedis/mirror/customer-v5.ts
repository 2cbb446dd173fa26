// Contract data in the form of v5. What the generation in use does not have is absent: nothing is invented.
import {
  type EnedisAddress,
  type EnedisContact,
  type EnedisContract,
  type EnedisContracts,
  type EnedisIdentity,
  isAvailable,
  type NotAvailable,
} from '@hub/enedis-client'

/** Absent, where it is null or not available. */
function known<Value>(value: Value | NotAvailable | null): Value | undefined {
  return value !== null && isAvailable(value) ? value : undefined
}

/** Without the members that are undefined. */
function present(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

export function toV5Contracts({ usagePointId, contracts }: EnedisContracts) {
  // v5 tells of consumption: that contract comes first.
  const sorted = contracts.toSorted((one, other) => rank(one) - rank(other))
  return { customer: { usage_points: sorted.map((contract) => toUsagePoint(usagePointId, contract)) } }
}

const rank = ({ direction }: EnedisContract): number => (direction === 'injection' ? 1 : 0)

function toUsagePoint(usagePointId: string, contract: EnedisContract) {
  const { subscribedPower, offPeakHours } = contract
  return {
    usage_point: present({
      usage_point_id: usagePointId,
      usage_point_status: known(contract.usagePointStatus),
      meter_type: known(contract.meterType),
    }),
    contracts: present({
      segment: known(contract.segment),
      subscribed_power: subscribedPower ? `${subscribedPower.value} ${subscribedPower.unit}` : undefined,
      last_activation_date: known(contract.lastActivationDate),
      distribution_tariff: known(contract.distributionTariff),
      offpeak_hours: offPeakHours?.text,
      contract_type: known(contract.type),
      contract_status: known(contract.status),
      last_distribution_tariff_change_date: known(contract.lastTariffChangeDate),
    }),
  }
}

export function toV5Addresses(address: EnedisAddress) {
  const position = known(address.position)
  const usage_point_addresses = present({
    street: known(address.street),
    locality: known(address.locality),
    postal_code: known(address.postalCode),
    insee_code: known(address.inseeCode),
    city: known(address.city),
    country: known(address.country),
    geo_points: position && {
      latitude: String(position.latitude),
      longitude: String(position.longitude),
      ...(position.altitude !== null && { altitude: String(position.altitude) }),
    },
  })
  const usage_point = { usage_point_id: address.usagePointId, usage_point_addresses }
  return { customer: { usage_points: [{ usage_point }] } }
}

export function toV5Identity({ customerId, person, organization }: EnedisIdentity) {
  return present({
    customer_id: known(customerId),
    identity: present({
      natural_person:
        person === null
          ? undefined
          : present({
              title: known(person.title),
              firstname: known(person.firstName),
              lastname: known(person.lastName),
            }),
      legal_entity:
        organization === null
          ? undefined
          : present({
              name: known(organization.name),
              trading_name: known(organization.tradingName),
              business: known(organization.business),
              industry: known(organization.industry),
              siret_number: known(organization.siret),
            }),
    }),
  })
}

/** Both names of the member that clients read. */
export function toV5Contact({ customerId, email, phone, landline }: EnedisContact) {
  const contact = present({ phone: known(phone) ?? known(landline), email: known(email) })
  return present({ customer_id: known(customerId), contact, contact_data: contact })
}
