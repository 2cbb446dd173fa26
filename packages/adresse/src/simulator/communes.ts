/** A commune as the simulator knows it: real names and codes, approximate centres. */
export interface Commune {
  city: string
  citycode: string
  postcode: string
  /** `[longitude, latitude]` */
  center: readonly [longitude: number, latitude: number]
  context: string
  /** A commune that was merged into this one, whose addresses keep its name. */
  old?: { oldcity: string; oldcitycode: string; postcode: string }
}

/** Communes with codes that break what takes codes for numbers: leading zeros, Corsica, overseas, a post code that names no department. */
export const COMMUNES: readonly Commune[] = [
  {
    city: 'Arras',
    citycode: '62041',
    postcode: '62000',
    center: [2.7663, 50.2898],
    context: '62, Pas-de-Calais, Hauts-de-France',
  },
  {
    city: 'Bourg-en-Bresse',
    citycode: '01053',
    postcode: '01000',
    center: [5.2454, 46.2052],
    context: '01, Ain, Auvergne-Rhône-Alpes',
  },
  {
    city: 'Annecy',
    citycode: '74010',
    postcode: '74000',
    center: [6.1264, 45.9024],
    context: '74, Haute-Savoie, Auvergne-Rhône-Alpes',
    old: { oldcity: 'Seynod', oldcitycode: '74268', postcode: '74600' },
  },
  {
    city: 'Ajaccio',
    citycode: '2A004',
    postcode: '20000',
    center: [8.7013, 41.9347],
    context: '2A, Corse-du-Sud, Corse',
  },
  {
    city: 'Bastia',
    citycode: '2B033',
    postcode: '20200',
    center: [9.4291, 42.6869],
    context: '2B, Haute-Corse, Corse',
  },
  {
    city: 'Saint-Denis',
    citycode: '97411',
    postcode: '97400',
    center: [55.4482, -20.9329],
    context: '974, La Réunion',
  },
  {
    city: 'Saint-Denis',
    citycode: '93066',
    postcode: '93200',
    center: [2.3582, 48.9295],
    context: '93, Seine-Saint-Denis, Île-de-France',
  },
  { city: 'Cayenne', citycode: '97302', postcode: '97300', center: [-52.3305, 4.9372], context: '973, Guyane' },
]
