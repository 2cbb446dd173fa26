import { createLeakSearch } from '@hub/http/faults'

/** Recognisable secrets and personal data, planted wherever the package gets or gives something. */
export const canaries = {
  token: 'canary-token/4f1c+e=',
  application_id: 'CANARY0001',
  meeting_point: 'Mairie du Canari jaune',
  management_url: 'https://rdv.example/rdvs/canary-77?numero=CANARY0001&nom=Noémie',
} as const

export const search = createLeakSearch(Object.values(canaries))
