/** The days that are asked for. */
export interface Period {
  /** The usage point (PRM, PDL): a text of 14 digits. */
  usagePointId: string
  /** First day, `YYYY-MM-DD`, of the calendar in Paris. */
  start: string
  /** The day after the last one, `YYYY-MM-DD`: one day has `end` on the next. Not after today in Paris. */
  end: string
}

export interface UsagePointParameters {
  /** The usage point (PRM, PDL): a text of 14 digits. */
  usagePointId: string
}

export interface MaxPowerParameters extends Period {
  /**
   * Whether the three phases of a three-phase point are asked for too; only 2026 has them, v5 refuses with `not_available_in_generation`.
   * Default false.
   */
  phases?: boolean | undefined
  /** `P1D` one peak a day, `P1M` one a month; only 2026 has months. Default `P1D`. */
  step?: 'P1D' | 'P1M' | undefined
}
