import { toFields, toList, toNumber, toOptionalFields, toText } from '../series/read-json.js'
import type { SubscribedService, SubscribedServices } from './types.js'

/** Reads the services. «None» comes in three forms: an empty list, null, and no list at all. @throws UnreadableAnswer */
export function readServices(answer: unknown): SubscribedServices {
  const body = toFields(answer, '')
  const services = toList(body['serviceSouscrit'], '/serviceSouscrit').map(
    (service): SubscribedService => ({
      id: toText(service['id']),
      pointId: toText(service['pointId']) ?? '',
      serviceCode: toText(service['serviceCode']),
      etatCode: toText(service['etatCode']),
      etatLibelle: toText(service['etatLibelle']),
      mesuresTypeCode: toText(service['mesuresTypeCode']),
      mesuresPas: toText(service['mesuresPas']),
      injection: toFlag(service['injection']),
      soutirage: toFlag(service['soutirage']),
      dateDebut: toText(service['dateDebut']),
      dateFin: toText(service['dateFin']),
      autorisationId: toText(toOptionalFields(service['autorisation'])['autorisationId']),
    }),
  )
  return { total: toNumber(body['nbTotalServices']) ?? services.length, services }
}

function toFlag(value: unknown): boolean | null {
  if (value === 'true' || value === 'false') return value === 'true'
  return typeof value === 'boolean' ? value : null
}
