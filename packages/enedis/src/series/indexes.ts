import type { Days } from '../time/windows.js'
import { dayNumber, dayStart, MINUTE, parseStamp, toDay, toInstant } from '../time/paris.js'
import { UnreadableAnswer } from './points.js'
import { type Fields, toFields, toList, toNumber, toOptionalFields, toText } from './read-json.js'
import { checkPoint } from './read-series.js'
import type { EnedisIndexes, IndexReading, IndexRegister } from './types.js'

type Facts = Pick<EnedisIndexes, 'usagePointId' | 'generation' | 'direction'> & Days

/**
 * Reads the registers of a meter: they are in `contexte`, `grandeur` is empty.
 *
 * @throws UnreadableAnswer
 */
export function readIndexes(answer: unknown, facts: Facts): EnedisIndexes {
  const body = toFields(answer, '')
  checkPoint(body['idPrm'], facts.usagePointId, '/idPrm')
  const registers = toList(body['contexte'], '/contexte').flatMap((context, index) =>
    toList(context['grandeur'], `/contexte/${index}/grandeur`).flatMap((quantity, place) =>
      readQuantity(quantity, `/contexte/${index}/grandeur/${place}`),
    ),
  )
  return { ...facts, quality: toText(body['etapeMetier']), registers }
}

function readQuantity(quantity: Fields, pointer: string): IndexRegister[] {
  const [name, unit] = [toText(quantity['grandeurPhysique']), toText(quantity['unite'])]
  const classes = toList(quantity['calendrier'], `${pointer}/calendrier`).flatMap((calendar, index) => {
    const { idCalendrier, libelleCalendrier, libelleGrille, classeTemporelle } = calendar
    const known = { id: toText(idCalendrier), label: toText(libelleCalendrier), grid: toText(libelleGrille) }
    const at = `${pointer}/calendrier/${index}/classeTemporelle`
    return toList(classeTemporelle, at).map(
      (register, place): IndexRegister => ({
        quantity: name,
        unit,
        calendar: known,
        timeClass: { id: toText(register['idClasseTemporelle']), label: toText(register['libelleClasseTemporelle']) },
        code: toText(register['codeCadran']),
        readings: readReadings(register['valeur'], `${at}/${place}/valeur`),
      }),
    )
  })
  const at = `${pointer}/cadranTotalisateur`
  const totals = toList(quantity['cadranTotalisateur'], at).map(
    (register): IndexRegister => ({
      quantity: name,
      unit,
      calendar: null,
      timeClass: null,
      code: toText(register['codeCadran']),
      readings: readReadings(register['valeur'], `${at}/valeur`),
    }),
  )
  return [...classes, ...totals]
}

function readReadings(value: unknown, pointer: string): IndexReading[] {
  return toList(value, pointer)
    .map((reading, index): IndexReading => {
      const date = toText(reading['d']) ?? ''
      const number = toNumber(reading['v'])
      if (number === null && reading['v'] !== null)
        throw new UnreadableAnswer(`${pointer}/${index}/v`, 'a value of the answer is no number')
      const plausibility = toNumber(toOptionalFields(reading)['iv'])
      return { date, at: readInstant(date, `${pointer}/${index}/d`), value: number, plausibility }
    })
    .toSorted((one, other) => one.at - other.at)
}

function readInstant(text: string, pointer: string): number {
  const stamp = parseStamp(text)
  if (stamp) return toInstant(stamp.local) * MINUTE + stamp.seconds * 1_000
  if (/^\d{4}-\d\d-\d\d$/.test(text) && toDay(dayNumber(text)) === text) return dayStart(text) * MINUTE
  const instant = /[+-]\d\d:?\d\d$|Z$/.test(text) ? Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : Number.NaN
  if (Number.isNaN(instant)) throw new UnreadableAnswer(pointer, 'a date of the answer is none')
  return instant
}
