import type { AnyApi } from '../api.js'

/** Loads what no document says of an API, and its client, by the name of the document. */
const loaders: Readonly<Record<string, () => Promise<AnyApi>>> = {
  adresse: async () => (await import('./adresse.js')).adresse,
  'ants-coordination': async () => (await import('./ants.js')).antsCoordination,
  'ants-editor': async () => (await import('./ants.js')).antsEditor,
  'api-geo': async () => (await import('./adresse.js')).apiGeo,
  'api-particulier': async () => (await import('./api-particulier.js')).apiParticulier,
  'data-inclusion': async () => (await import('./data-inclusion.js')).dataInclusion,
  enedis: async () => (await import('./enedis.js')).enedis,
  'france-travail': async () => (await import('./france-travail.js')).franceTravail,
  'france-travail-auth': async () => (await import('./france-travail.js')).franceTravailAuth,
  hub: async () => (await import('./hub.js')).hub,
  metabase: async () => (await import('./metabase.js')).metabase,
  'rdv-insertion': async () => (await import('./rdv.js')).rdvInsertion,
  'rdv-solidarites': async () => (await import('./rdv.js')).rdvSolidarites,
  'rdv-solidarites-auth': async () => (await import('./rdv.js')).rdvSolidaritesAuth,
  sirene: async () => (await import('./sirene.js')).sirene,
  'sirene-auth': async () => (await import('./sirene.js')).sireneAuth,
}

/** An API without an entry is called by what its document says, without credentials. */
export async function loadApi(name: string): Promise<AnyApi> {
  return (await loaders[name]?.()) ?? { request: {} }
}
