/** A commune as the simulator of API Géo knows it: real names and codes, approximate populations and centres. */
export interface SimulatedCommune {
  code: string
  nom: string
  codesPostaux: readonly string[]
  codeDepartement: string
  codeRegion: string
  /** Absent where there is none. */
  siren?: string
  codeEpci?: string
  population?: number
  /** `[longitude, latitude]` */
  center: readonly [longitude: number, latitude: number]
  zone: 'metro' | 'drom' | 'com'
  type?: 'commune-actuelle' | 'arrondissement-municipal'
  /** INSEE code of the commune of a municipal district. */
  codeParent?: string
  anciensCodes?: readonly string[]
}

type Row = [
  code: string,
  nom: string,
  codesPostaux: string,
  codeDepartement: string,
  codeRegion: string,
  population: number,
  longitude: number,
  latitude: number,
  more?: Partial<SimulatedCommune>,
]

/** Codes that break what takes codes for numbers, post codes of two departments, overseas, a former code, municipal districts. */
const ROWS: readonly Row[] = [
  ['62041', 'Arras', '62000', '62', '32', 42_875, 2.7663, 50.2898, { siren: '216200410', codeEpci: '200033579' }],
  [
    '01053',
    'Bourg-en-Bresse',
    '01000',
    '01',
    '84',
    42_372,
    5.2454,
    46.2052,
    { siren: '210100533', codeEpci: '200071751' },
  ],
  [
    ...(['74010', 'Annecy', '74000 74370 74600 74940 74960', '74', '84', 132_117, 6.1264, 45.9024] as const),
    { siren: '200063402', codeEpci: '200066793', anciensCodes: ['74268', '74093'] },
  ],
  ['2A004', 'Ajaccio', '20000 20090 20167', '2A', '94', 76_320, 8.7013, 41.9347, { siren: '212000046' }],
  ['2B033', 'Bastia', '20200 20600', '2B', '94', 46_867, 9.4291, 42.6869, { siren: '212000335' }],
  ['93066', 'Saint-Denis', '93200 93210 93380', '93', '11', 149_077, 2.3582, 48.9295, { siren: '929939411' }],
  [
    '97411',
    'Saint-Denis',
    '97400 97417 97490',
    '974',
    '04',
    155_634,
    55.4482,
    -20.9329,
    { siren: '219740115', zone: 'drom' },
  ],
  ['97302', 'Cayenne', '97300', '973', '03', 62_675, -52.3305, 4.9372, { siren: '219733029', zone: 'drom' }],
  ['97801', 'Saint-Martin', '97150', '978', '978', 31_160, -63.0668, 18.0668, { zone: 'com' }],
  ['98818', 'Nouméa', '98800', '988', '988', 85_976, 166.4572, -22.2758, { zone: 'com' }],
  ['33063', 'Bordeaux', '33000 33100 33200 33300 33800', '33', '75', 267_991, -0.5874, 44.8572, { siren: '213300635' }],
  ['75056', 'Paris', '75001 75002 75003', '75', '11', 2_103_778, 2.347, 48.8589, { siren: '217500016' }],
  [
    ...(['75101', 'Paris 1er Arrondissement', '75001', '75', '11', 15_114, 2.3364, 48.8626] as const),
    { type: 'arrondissement-municipal', codeParent: '75056' },
  ],
  ['74109', 'Éloise', '01200', '74', '84', 1_000, 5.8567, 46.0869],
  ['01033', 'Valserhône', '01200', '01', '84', 16_500, 5.8245, 46.1083],
]

export const SIMULATED_COMMUNES: readonly SimulatedCommune[] = ROWS.map(
  ([code, nom, codesPostaux, codeDepartement, codeRegion, population, longitude, latitude, more]) => {
    const own = { code, nom, codeDepartement, codeRegion, population, codesPostaux: codesPostaux.split(' ') }
    const commune: SimulatedCommune = { ...own, center: [longitude, latitude], zone: 'metro' }
    return Object.assign(commune, more)
  },
)

export const SIMULATED_DEPARTMENTS = [
  { code: '01', nom: 'Ain', codeRegion: '84', zone: 'metro' },
  { code: '2A', nom: 'Corse-du-Sud', codeRegion: '94', zone: 'metro' },
  { code: '2B', nom: 'Haute-Corse', codeRegion: '94', zone: 'metro' },
  { code: '33', nom: 'Gironde', codeRegion: '75', zone: 'metro' },
  { code: '62', nom: 'Pas-de-Calais', codeRegion: '32', zone: 'metro' },
  { code: '74', nom: 'Haute-Savoie', codeRegion: '84', zone: 'metro' },
  { code: '75', nom: 'Paris', codeRegion: '11', zone: 'metro' },
  { code: '93', nom: 'Seine-Saint-Denis', codeRegion: '11', zone: 'metro' },
  { code: '973', nom: 'Guyane', codeRegion: '03', zone: 'drom' },
  { code: '974', nom: 'La Réunion', codeRegion: '04', zone: 'drom' },
  { code: '978', nom: 'Saint-Martin', codeRegion: '978', zone: 'com' },
  { code: '988', nom: 'Nouvelle-Calédonie', codeRegion: '988', zone: 'com' },
] as const

/** Groups of the communes above that have one. */
export const SIMULATED_EPCIS = [
  {
    code: '200033579',
    nom: "Communauté Urbaine d'Arras",
    codesDepartements: ['62'],
    codesRegions: ['32'],
    population: 109_000,
    zone: 'metro',
  },
  {
    code: '200066793',
    nom: 'Grand Annecy',
    codesDepartements: ['74'],
    codesRegions: ['84'],
    population: 215_000,
    zone: 'metro',
  },
  {
    code: '200071751',
    nom: 'CA du Bassin de Bourg-en-Bresse',
    codesDepartements: ['01'],
    codesRegions: ['84'],
    population: 136_000,
    zone: 'metro',
  },
] as const

export const SIMULATED_REGIONS = [
  { code: '03', nom: 'Guyane', zone: 'drom' },
  { code: '04', nom: 'La Réunion', zone: 'drom' },
  { code: '11', nom: 'Île-de-France', zone: 'metro' },
  { code: '32', nom: 'Hauts-de-France', zone: 'metro' },
  { code: '75', nom: 'Nouvelle-Aquitaine', zone: 'metro' },
  { code: '84', nom: 'Auvergne-Rhône-Alpes', zone: 'metro' },
  { code: '94', nom: 'Corse', zone: 'metro' },
] as const
