import type { Asked } from './kinds.js'

/** The query of measures in both generations. */
export function toQuery({ generation, usagePointId, start, end, phases, step }: Asked, isMaxPower: boolean): object {
  if (generation === 'v5') return { usage_point_id: usagePointId, start, end }
  const power = isMaxPower ? { mesuresPas: step, grandeurPhysique: phases ? 'TOUT' : 'PMA' } : {}
  return { pointId: usagePointId, dateDebut: start, dateFin: end, ...power }
}
