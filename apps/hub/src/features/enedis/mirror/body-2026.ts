// A series in the form of 2026, whatever generation it comes from: JSON text.
import type { DayValue } from '../readings/day-values.js'
import type { Series } from '../readings/resources.js'
import { findQuality, type SeriesBody } from './body-v5.js'
import { type ValueNames, writePeak, writeValues } from './written-values.js'

const QUANTITIES: Readonly<Record<Series, { grandeurPhysique: string; unite: string; modeCalcul: string }>> = {
  daily: { grandeurPhysique: 'EA', unite: 'Wh', modeCalcul: 'INTEG.COURBE' },
  curve: { grandeurPhysique: 'PA', unite: 'W', modeCalcul: 'MESURE' },
  power: { grandeurPhysique: 'PMA', unite: 'VA', modeCalcul: 'MESURE' },
}
const PHASES = ['PMA1', 'PMA2', 'PMA3'] as const
const NAMES: ValueNames = { value: 'v', date: 'd', length: 'p', kind: 'n' }

export function write2026Body({ resource, point, start, end, days, stamps = 'end', step = 'P1D' }: SeriesBody): string {
  const { modeCalcul, unite, grandeurPhysique } = QUANTITIES[resource.series]
  const grandeurMetier = resource.direction === 'consumption' ? 'CONS' : 'PROD'
  const writeQuantity = (name: string, points: string): string => {
    const head = JSON.stringify({ grandeurMetier, grandeurPhysique: name, unite })
    return `${head.slice(0, -1)},"points":[${points}],"calendrier":[]}`
  }
  const head = JSON.stringify({
    idPrm: point,
    etapeMetier: findQuality(days) ?? 'BRUT',
    periode: { dateDebut: start, dateFin: end },
    modeCalcul,
    ...(resource.series === 'curve' ? {} : { pas: step }),
  })
  const quantities = [
    writeQuantity(grandeurPhysique, writeValues(days, NAMES, stamps)),
    ...writePhases(days).map(([name, points]) => writeQuantity(name, points)),
  ]
  return `${head.slice(0, -1)},"grandeur":[${quantities.join()}],"contexte":[]}`
}

function writePhases(days: ReadonlyMap<string, DayValue>): [name: string, points: string][] {
  return PHASES.map((name, index): [string, string] => {
    const points = [...days].flatMap(([day, { phases }]) => {
      const peak = phases?.[index]
      return peak ? [writePeak(day, peak, NAMES)] : []
    })
    return [name, points.join()]
  }).filter(([, points]) => points !== '')
}
