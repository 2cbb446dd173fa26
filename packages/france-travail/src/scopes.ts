import type { FranceTravailMethods } from './generated/france-travail.methods.gen.js'

export type Realm = '/partenaire' | '/agent'

/** What the token of an operation must be for (LE-next, LE-2022, LE-agent). */
export interface TokenNeed {
  readonly realm: Realm
  readonly scopes: readonly string[]
}

const SEARCH_USER: TokenNeed = {
  realm: '/agent',
  scopes: ['api_rechercher-usagerv2', 'rechercheusager', 'profil_accedant'],
}

export const TOKEN_NEEDS: Readonly<Record<keyof FranceTravailMethods, TokenNeed>> = {
  searchCertifiedIndividual: {
    realm: '/partenaire',
    scopes: ['api_rechercheindividucertifiev1', 'rechercherIndividuCertifie'],
  },
  updatePassIae: { realm: '/partenaire', scopes: ['api_maj-pass-iaev1', 'passIAE'] },
  testPassIaeUpdate: { realm: '/partenaire', scopes: ['api_testmaj-pass-iaev1', 'passIAE'] },
  findUserByNir: SEARCH_USER,
  findUserByNumber: SEARCH_USER,
  getRqth: { realm: '/agent', scopes: ['api_donnees-rqthv1', 'h2a', 'profil_accedant'] },
}
