// The series of a meter, with the names that each of the interfaces gives them.

export type Series = 'curve' | 'daily' | 'power'
export type Direction = 'consumption' | 'production'

export interface MeteringResource {
  /** In keys of the cache. */
  name: string
  series: Series
  direction: Direction
  /** Path of v5. */
  v5: string
  /** Last part of the path of 2026, which Conso API uses as a type too. */
  path2026: string
  /** Type of Conso API in its former form. */
  consoApi: string
  /** Path of MyElectricalData, before the point. */
  myElectricalData: string
}

const consumption = { direction: 'consumption' } as const
const production = { direction: 'production' } as const

export const METERING_RESOURCES: readonly MeteringResource[] = [
  {
    ...consumption,
    name: 'dc',
    series: 'daily',
    v5: 'metering_data_dc/v5/daily_consumption',
    path2026: 'consommation_quotidienne',
    consoApi: 'daily_consumption',
    myElectricalData: 'consumption/daily',
  },
  {
    ...consumption,
    name: 'clc',
    series: 'curve',
    v5: 'metering_data_clc/v5/consumption_load_curve',
    path2026: 'courbe_de_charge_consommation',
    consoApi: 'consumption_load_curve',
    myElectricalData: 'consumption/detail',
  },
  {
    ...consumption,
    name: 'dcmp',
    series: 'power',
    v5: 'metering_data_dcmp/v5/daily_consumption_max_power',
    path2026: 'puissance_conso_max_quotidienne',
    consoApi: 'consumption_max_power',
    myElectricalData: 'power',
  },
  {
    ...production,
    name: 'dp',
    series: 'daily',
    v5: 'metering_data_dp/v5/daily_production',
    path2026: 'production_quotidienne',
    consoApi: 'daily_production',
    myElectricalData: 'production/daily',
  },
  {
    ...production,
    name: 'plc',
    series: 'curve',
    v5: 'metering_data_plc/v5/production_load_curve',
    path2026: 'courbe_de_charge_production',
    consoApi: 'production_load_curve',
    myElectricalData: 'production/detail',
  },
]

/** Indexes of registers: 2026 only. */
export const INDEX_RESOURCES = [
  { ...consumption, name: 'idx', path2026: 'index_consommation' },
  { ...production, name: 'idx-p', path2026: 'index_production' },
] as const

export function findResource(name: string): MeteringResource {
  const resource = METERING_RESOURCES.find((each) => each.name === name)
  if (!resource) throw new Error(`There is no resource ${name}.`)
  return resource
}
