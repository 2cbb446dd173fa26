/** Rows fetched at a time, and worked on side by side. */
const BATCH = 200
const LANES = 4

export interface SweepOptions<Outcome extends string> {
  /** Keys of the due rows that no process holds, longest waiting first, `limit` at most. */
  findDue: (limit: number) => Promise<readonly string[]>
  /** Works on one row; undefined when nothing is left to do, or another process took it. */
  work: (key: string) => Promise<Outcome | undefined>
  /** Every outcome with 0, in the order in which they are shown. */
  counts: Readonly<Record<Outcome, number>>
  /** Ends the sweep after the rows that are being worked on. */
  signal: AbortSignal
}

/**
 * Works on every row that is due: those whose wake-up was lost, whose worker died, or whose next attempt has come.
 * @returns how many ended how
 */
export async function sweep<Outcome extends string>({
  findDue,
  work,
  counts: none,
  signal,
}: SweepOptions<Outcome>): Promise<Record<Outcome, number>> {
  const counts: Record<Outcome, number> = { ...none }
  const seen = new Set<string>()
  for (;;) {
    const due = await findDue(BATCH)
    // A row that comes back at once is left to the next sweep: this one must end.
    const keys = due.filter((key) => !seen.has(key))
    if (keys.length === 0) return counts
    const waiting = keys.values()
    const lane = async (): Promise<void> => {
      for (const key of waiting) {
        if (signal.aborted) return
        seen.add(key)
        const outcome = await work(key)
        if (outcome !== undefined) counts[outcome] += 1
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    if (signal.aborted || due.length < BATCH) return counts
  }
}
