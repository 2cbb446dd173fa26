import { describe, expect, it } from 'vitest'
import { loadConfig } from '../config.js'
import { missingLegalInformation } from './legal-warnings.js'

const LIVE = {
  HUB_UPSTREAMS: 'live',
  HUB_EMBEDDED_LIVE: 'true',
  HUB_TRUSTED_PROXIES: '127.0.0.1',
  HUB_FEATURES: 'ants',
  HUB_PUBLIC_URL: 'https://rdv.valbrume.example',
  HUB_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
  ANTS_HUB_AUTH_TOKENS: 'first-token-of-ants',
  ANTS_RDV_API_URL: 'https://coordination.example',
  ANTS_RDV_OPT_AUTH_TOKEN: 'our-token-at-ants',
}
const RDV_INSERTION = {
  RDV_SOLIDARITES_URL: 'https://rdv-solidarites.example',
  RDV_SOLIDARITES_EMAIL: 'agent@valbrume.example',
  RDV_SOLIDARITES_PASSWORD: 'a placeholder, long enough',
  RDV_SOLIDARITES_WEBHOOK_SECRETS: 'secret-of-solidarites',
  RDV_INSERTION_URL: 'https://rdv-insertion.example',
  RDV_INSERTION_WEBHOOK_SECRETS: 'secret-of-insertion',
}
const TOLD = {
  HUB_LEGAL_NOTICE: 'Mairie de Valbrume',
  HUB_ACCESSIBILITY_STATEMENT: 'https://www.valbrume.example/accessibilite',
  HUB_DATA_CONTROLLER: 'Mairie de Valbrume',
  HUB_DATA_CONTACT: 'donnees@valbrume.example',
  HUB_DATA_PROTECTION_OFFICER: 'dpo@valbrume.example',
}
const warnings = (environment: Record<string, string>) => missingLegalInformation(loadConfig(environment))

describe('a live hub with pages for citizens', () => {
  it('is warned of each thing that it does not tell', () => {
    expect(warnings(LIVE).map((line) => line.split(' ')[0])).toEqual(Object.keys(TOLD))
    expect(warnings({ ...LIVE, ...TOLD, HUB_DATA_CONTACT: '' })).toEqual([expect.stringMatching(/^HUB_DATA_CONTACT /)])
  })

  it('that tells all is not', () => {
    expect(warnings({ ...LIVE, ...TOLD })).toEqual([])
  })
})

it('a sandbox, and a hub without pages for citizens, need tell nothing', () => {
  expect(warnings({})).toEqual([])
  expect(
    warnings({ ...LIVE, HUB_FEATURES: 'ants,rdv-insertion', HUB_UPSTREAMS: 'rdv-insertion', ...RDV_INSERTION }),
  ).toEqual([])
})
