// The clock of a French zip code: Europe/Paris, but for overseas, whose codes begin with 97 and 98.
import { Temporal } from 'temporal-polyfill'

/** Time zones by the beginning of the zip code; the first match counts. Null: the code is in no zone, or in several. */
const OVERSEAS: readonly (readonly [prefix: RegExp, timeZone: string | null])[] = [
  [/^(?:97133|977)/, 'America/St_Barthelemy'],
  [/^(?:97150|978)/, 'America/Marigot'],
  [/^971/, 'America/Guadeloupe'],
  [/^972/, 'America/Martinique'],
  [/^973/, 'America/Cayenne'],
  [/^974/, 'Indian/Reunion'],
  [/^975/, 'America/Miquelon'],
  [/^976/, 'Indian/Mayotte'],
  [/^980/, 'Europe/Monaco'],
  [/^986/, 'Pacific/Wallis'],
  // Polynesia by the codes of its communes (Etalab, decoupage-administratif): Tahiti, Moorea and the Leeward Islands, the Austral Islands;
  // the Marquesas; the Gambier Islands. Other codes, those of the Tuamotu among them, are mixed or not of one commune: to be said.
  [/^987(?:0[1-9]|[12]\d|3[0-5]|5[0-4])$/, 'Pacific/Tahiti'],
  [/^9874/, 'Pacific/Marquesas'],
  [/^98755/, 'Pacific/Gambier'],
  [/^988/, 'Pacific/Noumea'],
  [/^9[78]/, null],
]

/** Time zones that may be right for a code that is in several zones, or does not determine one. */
const POLYNESIA = ['Pacific/Tahiti', 'Pacific/Marquesas', 'Pacific/Gambier'] as const

/** The zone of a zip code; null when it must be said. */
export function zoneOfZipCode(zipCode: string): string | null {
  const found = OVERSEAS.find(([prefix]) => prefix.test(zipCode))
  return found === undefined ? 'Europe/Paris' : found[1]
}

/**
 * The zone that a zip code calls for, when the clock of `timeZone` is another one. Clocks are compared, not names: one zone has
 * several.
 */
export function contradictedZone(zipCode: string, timeZone: string, today: string): string | undefined {
  const own = zoneOfZipCode(zipCode)
  const expected = zipCode.startsWith('987') ? POLYNESIA : own === null ? [] : [own]
  if (expected.length === 0 || expected.some((each) => isSameClock(each, timeZone, today))) return undefined
  return own ?? expected[0]
}

function isSameClock(one: string, other: string, today: string): boolean {
  const year = today.slice(0, 4)
  return ['01', '04', '07', '10'].every((month) => {
    const noon = Temporal.Instant.from(`${year}-${month}-15T12:00Z`)
    return noon.toZonedDateTimeISO(one).offset === noon.toZonedDateTimeISO(other).offset
  })
}
