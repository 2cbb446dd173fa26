/** The revision of an activity code. */
export type NafRevision = 'naf_rev2' | 'naf_2025'

/** A code in one of the two nomenclatures that are in use, or null: either may be missing. One is never derived from the other. */
export interface Activity {
  naf_rev2: string | null
  /** Official from 2027-01-01 on; given beside the other since December 2025. */
  naf_2025: string | null
}

/** What `checkNaf` finds. */
export interface CheckedNaf {
  /** `62.01Z`: two digits, a point, two digits, a capital. */
  code: string
  /** By its letter: the sub-classes of NAF Rév. 2 end in A to F or Z, those of NAF 2025 in others. */
  nomenclature: NafRevision
}

/**
 * Checks the form of an activity code (NAF, APE) and tells its nomenclature. Whether there is such a sub-class is not looked up.
 *
 * @param code Such as `62.01Z`, also `6201z` or with blanks.
 * @returns undefined when it is no activity code
 */
export function checkNaf(code: string): CheckedNaf | undefined {
  if (typeof code !== 'string') return undefined
  const [, division, group, letter] = /^(\d{2})\.?(\d{2})([A-Z])$/.exec(code.replaceAll(/\s/g, '').toUpperCase()) ?? []
  if (!division || !group || !letter) return undefined
  return { code: `${division}.${group}${letter}`, nomenclature: /[A-FZ]/.test(letter) ? 'naf_rev2' : 'naf_2025' }
}

/**
 * Whether a code is one of an activity's, in its own nomenclature.
 *
 * @returns null when the activity has no code in that nomenclature, so that nothing can be said
 */
export function matchesNaf(activity: Activity, { code, nomenclature }: CheckedNaf): boolean | null {
  const own = activity[nomenclature]
  return own === null ? null : own === code
}

/** An activity as an answer holds it: in the old field with its nomenclature, and in the field for NAF 2025. */
export interface ActivityFields {
  code: string | null | undefined
  nomenclature: string | null | undefined
  naf25: string | null | undefined
}

/** 2027-01-01 in Paris, from which on NAF 2025 is official. */
const NAF_2025_OFFICIAL = Date.UTC(2026, 11, 31, 23)

/**
 * The codes of an activity: the old field goes where its nomenclature says. Where it says nothing, to NAF Rév. 2 before 2027 (NAF); later
 * its letter decides, since nobody knows which of the two that field then holds. `[ND]` is null.
 *
 * @param now Epoch milliseconds.
 */
export function readActivity({ code, nomenclature, naf25 }: ActivityFields, now = Date.now()): Activity {
  const old = hide(code)
  const unnamed = now < NAF_2025_OFFICIAL ? 'naf_rev2' : checkNaf(old ?? '')?.nomenclature
  const revision = hide(nomenclature) === null ? unnamed : readRevision(nomenclature ?? '')
  return {
    naf_rev2: revision === 'naf_rev2' ? old : null,
    naf_2025: hide(naf25) ?? (revision === 'naf_2025' ? old : null),
  }
}

function readRevision(nomenclature: string): NafRevision | undefined {
  if (/naf\s*2025|naf25/i.test(nomenclature)) return 'naf_2025'
  return /rev\.?\s*2$/i.test(nomenclature) ? 'naf_rev2' : undefined
}

/** The first activity, and what it lacks as a whole from the second: that of the legal unit, when the establishment has none. */
export function preferActivity(first: Activity, second: Activity): Activity {
  return first.naf_rev2 === null && first.naf_2025 === null ? second : first
}

const NOT_DIFFUSED = '[ND]'

/** A value, or null where there is none or where it may not be diffused. */
export function hide(value: string | null | undefined): string | null {
  const text = value?.trim() ?? ''
  return text === '' || text === NOT_DIFFUSED ? null : text
}
