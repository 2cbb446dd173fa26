import type { Question } from './question.js'
import type { WrittenPoint } from './measures.js'

/** The answer of v5: texts, `{ "meter_reading": … }`. */
export function writeV5(
  { meter, start, end }: Question,
  points: readonly WrittenPoint[],
  unit: 'W' | 'Wh' | 'VA',
): Response {
  const kinds = {
    W: { unit, measurement_kind: 'power', aggregate: 'average' },
    Wh: { unit, measurement_kind: 'energy', aggregate: 'sum', measuring_period: 'P1D' },
    VA: { unit, measurement_kind: 'power', aggregate: 'maximum', measuring_period: 'P1D' },
  }
  return Response.json({
    meter_reading: {
      usage_point_id: meter.usagePointId,
      start,
      end,
      quality: 'BRUT',
      reading_type: kinds[unit],
      interval_reading: points
        .filter(({ value }) => value !== null)
        .map(({ value, date, step }) =>
          step === undefined
            ? { value: String(value), date }
            : { value: String(value), date, interval_length: `PT${step}M`, measure_type: 'B' },
        ),
    },
  })
}

/** One series of 2026. */
export interface WrittenSeries {
  grandeurPhysique: string
  unite: 'W' | 'Wh' | 'VA'
  points: readonly WrittenPoint[]
}

/** The answer of 2026, which is labelled `application/octet-stream`. */
export function write2026(question: Question, series: readonly WrittenSeries[], step?: string): Response {
  const isCurve = series[0]?.unite === 'W'
  return writeBytes({
    ...writeHead(question, series[0]?.unite === 'Wh' ? 'INTEG.COURBE' : 'MESURE'),
    ...(step !== undefined && { pas: step }),
    ...(series[0]?.unite === 'Wh' && { typeValeur: 'GLOBALE' }),
    grandeur: series.map(({ grandeurPhysique, unite, points }) => ({
      grandeurMetier: question.direction === 'production' ? 'PROD' : 'CONS',
      grandeurPhysique,
      unite,
      points: points.map((point) => ({
        v: point.value === null ? null : String(point.value),
        d: point.date,
        ...(isCurve && { p: `PT${point.step}M`, n: 'B', iv: '0', ec: '0' }),
      })),
      calendrier: [],
    })),
    contexte: [],
  })
}

/** The answer of indexes: `grandeur` is empty, numbers are numbers. */
export function writeIndexes(
  question: Question,
  { peak, offPeak, total }: Record<'peak' | 'offPeak' | 'total', readonly object[]>,
): Response {
  const register = (id: string, label: string, code: string, valeur: readonly object[]) => ({
    idClasseTemporelle: id,
    libelleClasseTemporelle: label,
    codeCadran: code,
    valeur,
  })
  return writeBytes({
    ...writeHead(question, 'MESURE'),
    grandeur: [],
    contexte: [
      {
        etapeMetier: 'BRUT',
        contexteReleve: 'COL',
        typeReleve: 'AQ',
        grandeur: [
          {
            grandeurMetier: question.direction === 'production' ? 'PROD' : 'CONS',
            grandeurPhysique: 'EA',
            unite: 'Wh',
            calendrier: [
              {
                idCalendrier: 'FC000001',
                libelleCalendrier: 'Heures pleines et heures creuses',
                libelleGrille: 'Grille du fournisseur',
                classeTemporelle: [
                  register('HP', 'Heures pleines', '01', peak),
                  register('HC', 'Heures creuses', '02', offPeak),
                ],
              },
            ],
            cadranTotalisateur: { codeCadran: '00', valeur: total },
          },
        ],
      },
    ],
  })
}

/** JSON that says it is something else. */
export function writeBytes(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/octet-stream' } })
}

function writeHead({ meter, start, end }: Question, modeCalcul: string) {
  return { idPrm: meter.usagePointId, etapeMetier: 'BRUT', periode: { dateDebut: start, dateFin: end }, modeCalcul }
}
