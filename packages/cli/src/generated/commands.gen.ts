// Generated from openapi/ by packages/codegen; do not edit.

import type { CommandList } from '../command-table.js'

export const commandList: CommandList = [
  { name: 'adresse', packageName: '@hub/adresse-client', title: 'Géoplateforme geocoding', load: () => import('./adresse.commands.gen.js') },
  { name: 'ants-coordination', packageName: '@hub/ants-client', title: 'ANTS coordination API', load: () => import('./ants-coordination.commands.gen.js') },
  { name: 'ants-editor', packageName: '@hub/ants-client', title: 'Editor endpoints called by the ANTS hub', load: () => import('./ants-editor.commands.gen.js') },
  { name: 'api-geo', packageName: '@hub/adresse-client', title: 'API Géo', load: () => import('./api-geo.commands.gen.js') },
  { name: 'api-particulier', packageName: '@hub/api-particulier-client', title: 'API Particulier', load: () => import('./api-particulier.commands.gen.js') },
  { name: 'data-inclusion', packageName: '@hub/data-inclusion-client', title: 'data·inclusion', load: () => import('./data-inclusion.commands.gen.js') },
  { name: 'enedis', packageName: '@hub/enedis-client', title: 'Enedis Data Connect', load: () => import('./enedis.commands.gen.js') },
  { name: 'france-travail', packageName: '@hub/france-travail-client', title: 'France Travail', load: () => import('./france-travail.commands.gen.js') },
  { name: 'france-travail-auth', packageName: '@hub/france-travail-client', title: 'France Travail tokens', load: () => import('./france-travail-auth.commands.gen.js') },
  { name: 'hub', packageName: 'hub', title: 'Hub: partner API', load: () => import('./hub.commands.gen.js') },
  { name: 'metabase', packageName: '@hub/metabase-client', title: 'Metabase', load: () => import('./metabase.commands.gen.js') },
  { name: 'rdv-insertion', packageName: '@hub/rdv-insertion-client', title: 'rdv-insertion API', load: () => import('./rdv-insertion.commands.gen.js') },
  { name: 'rdv-solidarites', packageName: '@hub/rdv-solidarites-client', title: 'RDV-Solidarités agent API', load: () => import('./rdv-solidarites.commands.gen.js') },
  { name: 'rdv-solidarites-auth', packageName: '@hub/rdv-solidarites-auth', title: 'RDV-Solidarités sign-in', load: () => import('./rdv-solidarites-auth.commands.gen.js') },
  { name: 'sirene', packageName: '@hub/sirene-client', title: 'INSEE Sirene', load: () => import('./sirene.commands.gen.js') },
  { name: 'sirene-auth', packageName: '@hub/sirene-client', title: 'INSEE sign-in', load: () => import('./sirene-auth.commands.gen.js') },
]
