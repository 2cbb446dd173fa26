// A series in the form of 2026, whatever generation it comes from.
import type { DayValue, Peak } from '../readings/day-values.js'
import { formatStamp } from '../readings/paris-time.js'
import type { Series } from '../readings/resources.js'
import { findQuality, type SeriesBody, stampInterval } from './body-v5.js'

const QUANTITIES: Readonly<Record<Series, { grandeurPhysique: string; unite: string; modeCalcul: string }>> = {
  daily: { grandeurPhysique: 'EA', unite: 'Wh', modeCalcul: 'INTEG.COURBE' },
  curve: { grandeurPhysique: 'PA', unite: 'W', modeCalcul: 'MESURE' },
  power: { grandeurPhysique: 'PMA', unite: 'VA', modeCalcul: 'MESURE' },
}
const PHASES = ['PMA1', 'PMA2', 'PMA3'] as const

type Point = Readonly<Record<string, string>>

export function to2026Body({ resource, point, start, end, days, stamps = 'end', step = 'P1D' }: SeriesBody) {
  const { modeCalcul, unite, grandeurPhysique } = QUANTITIES[resource.series]
  const grandeurMetier = resource.direction === 'consumption' ? 'CONS' : 'PROD'
  const toQuantity = (name: string, points: Point[]) => {
    return { grandeurMetier, grandeurPhysique: name, unite, points, calendrier: [] }
  }
  const points = [...days].flatMap(([day, value]) => toPoints(day, value, stamps))
  return {
    idPrm: point,
    etapeMetier: findQuality(days) ?? 'BRUT',
    periode: { dateDebut: start, dateFin: end },
    modeCalcul,
    ...(resource.series === 'curve' ? {} : { pas: step }),
    grandeur: [toQuantity(grandeurPhysique, points), ...toPhases(days).map(([name, each]) => toQuantity(name, each))],
    contexte: [],
  }
}

function toPoints(day: string, { intervals = [], energy, peak }: DayValue, stamps: 'end' | 'start'): Point[] {
  return [
    ...intervals.map(([start, minutes, watts]) => ({
      v: String(watts),
      d: stampInterval(start, minutes, stamps),
      p: `PT${minutes}M`,
      n: 'B',
    })),
    ...(energy === undefined ? [] : [{ v: String(energy), d: day }]),
    ...(peak ? [toPeak(day, peak)] : []),
  ]
}

function toPhases(days: ReadonlyMap<string, DayValue>): [name: string, points: Point[]][] {
  const all = PHASES.map((name, index): [string, Point[]] => [
    name,
    [...days].flatMap(([day, { phases }]) => {
      const peak = phases?.[index]
      return peak ? [toPeak(day, peak)] : []
    }),
  ])
  return all.filter(([, points]) => points.length > 0)
}

function toPeak(day: string, [at, voltAmperes]: Peak): Point {
  return { v: String(voltAmperes), d: at === null ? `${day} 00:00:00` : formatStamp(at) }
}
