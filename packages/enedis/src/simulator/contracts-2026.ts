import { createRefusal } from './errors.js'
import { findHolder } from './holders.js'
import type { Meter } from './meters.js'
import type { EnedisState } from './state.js'
import { writeBytes } from './write-measures.js'

/** The two points of the mocks of Enedis: one contract, and two of which the second has another number. */
const [ONE_CONTRACT, TWO_CONTRACTS] = ['99999999999999', '11111111111111']

type Parts = Record<'situations' | 'summary' | 'metering' | 'general' | 'supply', unknown>

/** What the contract APIs of 2026 know of a point. @throws Refusal 400 when the application has no service on it */
function describePoint(prm: string, state: EnedisState): Parts {
  if (!/^\d{14}$/.test(prm)) throw createRefusal('internal-server-error')
  if (prm === ONE_CONTRACT) return describeMock([{ usage_point_id: prm, ...MOCK_CONTRACT, segment: 'C1' }])
  if (prm === TWO_CONTRACTS) {
    const { subscribed_power: _, ...withoutPower } = MOCK_CONTRACT
    const injection = { usage_point_id: '1111111111', contract_type: 'Contrat GRD-A', segment: 'P1' }
    return describeMock([{ usage_point_id: prm, ...withoutPower, segment: 'C2' }, injection])
  }
  const meter = state.findMeter(prm)
  if (!meter || meter.consent !== 'given') throw createRefusal('no-service')
  return describeMeter(meter)
}

export function answerPart(part: keyof Parts, prm: string, state: EnedisState): Response {
  return writeBytes(describePoint(prm, state)[part])
}

const MOCK_CONTRACT = {
  contract_start: '2022-09-15T00:00:00+0200',
  contract_type: 'Contrat GRD-F',
  contractor: 'FOURNISSEUR FICTIF',
  distribution_tariff: 'Tarif HTA à cinq classes temporelles',
  subscribed_power: { unit: 'kVA', value: '250' },
}

function describeMock(situations: readonly object[]): Parts {
  return { ...describeAddress(9), situations, summary: { segments: [{ segment: 'C1' }] }, metering: {}, supply: {} }
}

function describeMeter(meter: Meter): Parts {
  const { title, firstName, lastName, email, phone, number } = findHolder(meter)
  const start = `${meter.activatedOn}T00:00:00+0100`
  const holder = {
    customer: {
      customer: {
        adress: { line1: `${title} ${lastName}`, line4: `${number} RUE DES LILAS`, line6: '59999 VALBRUME' },
      },
    },
    contact_data: { email, phone },
    person: { title, lastname: lastName, firstname: firstName },
  }
  const withdrawal = {
    usage_point_id: meter.usagePointId,
    contract_start: start,
    contract_type: 'Contrat GRD-F',
    contractor: 'FOURNISSEUR FICTIF',
    distribution_tariff: 'Tarif BT<=36kVA Courte Utilisation',
    // An object for one customer, bare text for the next.
    subscribed_power: meter.customer % 2 === 0 ? { unit: 'kVA', value: '9' } : '6',
    segment: 'C5',
    ...holder,
  }
  const injection = {
    usage_point_id: meter.usagePointId,
    contract_start: start,
    contract_type: 'Contrat GRD-A',
    segment: [{ segment: 'P4' }],
    ...holder,
  }
  return {
    ...describeAddress(number),
    situations: [...(meter.consumes ? [withdrawal] : []), ...(meter.produces ? [injection] : [])],
    summary: {
      segments: [...(meter.consumes ? [{ segment: 'C5' }] : []), ...(meter.produces ? [{ segment: 'P4' }] : [])],
      ...(meter.consumes && { consumption_last_activation_date: start }),
      ...(meter.produces && { generation_last_activation_date: start }),
      services_level: 'Niveau 2, ouvert à tous les services',
    },
    metering: {
      dispositifComptage: {
        typeComptage: { code: 'LINKY', libelle: 'Compteur Linky' },
        compteurs: [{ localisation: { code: 'EXT', libelle: 'Extérieur' } }],
        relais: { plageHeuresCreuses: 'HC (0H54-6H54;11H54-13H54)' },
      },
    },
    supply: {
      serial_number: 61_000_000 + meter.customer,
      connection_state: 'Alimenté',
      voltage_level: 'BT<=36kVA',
      consumption_connection_power: { value: 12, unit: 'kVA' },
    },
  }
}

function describeAddress(number: number): Pick<Parts, 'general'> {
  return {
    general: {
      address: {
        staircase_floor_apartment: 'Escalier A',
        building: '',
        number_street_name: `${number} RUE DES LILAS`,
        locality: '',
        postal_code_city: '59999 VALBRUME',
        insee_code: '59999',
      },
    },
  }
}
