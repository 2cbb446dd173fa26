// What a live hub with every feature is configured with, for the tests of the configuration.
import { ConfigurationError, type Environment, loadConfig } from '../../src/config.js'

export const encryptionKey = Buffer.alloc(32, 7).toString('base64')
export const partnerKey = 'k'.repeat(32)
export const live: Environment = {
  HUB_UPSTREAMS: 'live',
  HUB_EMBEDDED_LIVE: 'true',
  HUB_PUBLIC_URL: 'https://rdv.valbrume.example',
  HUB_ENCRYPTION_KEY: encryptionKey,
  HUB_TRUSTED_PROXIES: '127.0.0.1',
  ANTS_HUB_AUTH_TOKENS: 'first-token-of-ants,second-token-of-ants',
  ANTS_RDV_API_URL: 'https://coordination.example',
  ANTS_RDV_OPT_AUTH_TOKEN: 'our-token-at-ants',
  RDV_SOLIDARITES_URL: 'https://rdv-solidarites.example',
  RDV_SOLIDARITES_EMAIL: 'agent@valbrume.example',
  RDV_SOLIDARITES_PASSWORD: 'a placeholder, long enough',
  RDV_SOLIDARITES_WEBHOOK_SECRETS: 'secret-of-solidarites',
  RDV_INSERTION_URL: 'https://rdv-insertion.example',
  RDV_INSERTION_WEBHOOK_SECRETS: 'present-secret-of-insertion, next-secret-of-insertion',
  FRANCE_TRAVAIL_API_URL: 'https://france-travail.example/partenaire',
  FRANCE_TRAVAIL_AUTH_URL: 'https://france-travail-tokens.example',
  FRANCE_TRAVAIL_CLIENT_ID: 'PAR_application',
  FRANCE_TRAVAIL_CLIENT_SECRET: 'secret-of-the-application',
  API_PARTICULIER_URL: 'https://api-particulier.example',
  API_PARTICULIER_TOKEN: 'token-of-api-particulier',
  API_PARTICULIER_RECIPIENT: '13002526500013',
  SIRENE_API_KEY: 'key-of-the-hub-at-sirene',
  DATA_INCLUSION_TOKEN: 'token-of-data-inclusion',
  METABASE_SITE_URL: 'https://metabase.example',
  METABASE_SECRET_KEY: 'secret-key-of-metabase',
  ENEDIS_CLIENT_ID: 'application-of-the-hub',
  ENEDIS_CLIENT_SECRET: 'secret-of-the-application',
}

export function listMistakes(environment: Environment): readonly string[] {
  try {
    loadConfig(environment)
  } catch (error) {
    if (error instanceof ConfigurationError) return error.lines
    throw error
  }
  return []
}
