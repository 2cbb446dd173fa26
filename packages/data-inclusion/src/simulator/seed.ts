import type { Service, Source, Structure } from '../types.js'

/** A structure of the simulated service, its services apart. */
export type SimulatedStructure = Structure & { score_qualite: number; code_region: string; code_departement: string }
/** A service of the simulated service. */
export type SimulatedService = Service & { score_qualite: number }

export const SOURCES: readonly Source[] = [
  { slug: 'dora', nom: 'DORA', description: 'Saisie par les acteurs' },
  { slug: 'emplois-de-linclusion', nom: "Les emplois de l'inclusion", description: null },
  { slug: 'mes-aides', nom: 'Mes aides', description: null },
  { slug: 'action-logement', nom: 'Action logement', description: null },
]

/** Real communes: INSEE code, name, post code, department, region, longitude, latitude. */
export const COMMUNES = [
  ['62041', 'Arras', '62000', '62', '32', 2.7663, 50.2898],
  ['62498', 'Lens', '62300', '62', '32', 2.8319, 50.4291],
  ['01053', 'Bourg-en-Bresse', '01000', '01', '84', 5.2454, 46.2052],
  ['2A004', 'Ajaccio', '20000', '2A', '94', 8.7013, 41.9347],
  ['97411', 'Saint-Denis', '97400', '974', '04', 55.4482, -20.9329],
] as const

const NAMES = ['Entraide', 'Relais', 'Atelier', 'Maison commune', 'Passerelle', 'Tremplin', 'Escale', 'Fil'] as const
const THEMES = [
  'numerique--acceder-a-du-materiel',
  'mobilite--acheter-ou-louer',
  'logement-hebergement--etre-accompagne',
] as const
const TYPES = ['accompagnement', 'atelier', 'formation'] as const

/** Forty invented structures. */
export function createStructures(): SimulatedStructure[] {
  return COMMUNES.flatMap(
    ([code_insee, commune, code_postal, code_departement, code_region, longitude, latitude], row) =>
      NAMES.map((name, column): SimulatedStructure => {
        const source = SOURCES[(row + column) % SOURCES.length]?.slug ?? 'dora'
        return {
          id: `${source}--structure-${row}-${column}`,
          source,
          nom: `${name} inventé de ${commune}`,
          date_maj: `2026-1${column % 2}-0${row + 1}`,
          adresse_certifiee: true,
          score_qualite: Math.round((0.3 + 0.09 * column) * 100) / 100,
          doublons: [],
          siret: null,
          description: 'Accueil et accompagnement, inventés pour les essais.',
          telephone: null,
          courriel: null,
          site_web: null,
          adresse: `${column + 1} rue des Lilas Bleus`,
          complement_adresse: null,
          code_postal,
          commune,
          code_insee,
          longitude: longitude + column * 0.01,
          latitude: latitude + column * 0.01,
          horaires_accueil: null,
          accessibilite_lieu: null,
          lien_source: null,
          reseaux_porteurs: column === 0 ? ['siae'] : null,
          code_departement,
          code_region,
        }
      }),
  )
}

/** Two services of each structure: one in person, one remote. */
export function createServices(structures: readonly SimulatedStructure[]): SimulatedService[] {
  return structures.flatMap((structure, index) =>
    (['en-presentiel', 'a-distance'] as const).map(
      (mode): SimulatedService => ({
        id: `${structure.source}--service-${index}-${mode}`,
        source: structure.source,
        structure_id: structure.id,
        nom: `Service ${mode} de ${structure.nom}`,
        description: 'Inventé pour les essais.',
        date_maj: structure.date_maj ?? '2026-11-01',
        adresse_certifiee: true,
        score_qualite: structure.score_qualite,
        type: TYPES[index % TYPES.length] ?? 'atelier',
        thematiques: [THEMES[index % THEMES.length] ?? THEMES[0]],
        frais: index % 2 === 0 ? 'gratuit' : 'payant',
        publics: ['tous-publics'],
        modes_accueil: [mode],
        zone_eligibilite: mode === 'a-distance' ? ['france'] : [structure.code_departement],
        adresse: structure.adresse ?? null,
        code_postal: structure.code_postal ?? null,
        commune: structure.commune ?? null,
        code_insee: structure.code_insee ?? null,
        longitude: structure.longitude ?? null,
        latitude: structure.latitude ?? null,
      }),
    ),
  )
}
