// Plans the numbers of an appointment when it gets other numbers, or another time or meeting point.

/** A number and the digest by which its rows are found. */
export interface KeyedNumber {
  application_id: string
  key: string
}

/** What must be declared of each number of an appointment, apart from the address of its page. */
export interface Declaration {
  meetingPoint: string
  meetingPointId: string
  /** Wall clock, `YYYY-MM-DDTHH:MM`. */
  appointmentDate: string
}

/** A number that the appointment holds, or held before. */
export interface KnownNumber extends Declaration {
  id: string
  applicationKey: string
  position: number
  isHeld: boolean
  isLive: boolean
}

export interface NumberPlan<Row extends KnownNumber = KnownNumber> {
  /** Never held by this appointment before. */
  added: { number: KeyedNumber; position: number }[]
  /** Numbers that are held again, or still, with another declaration. */
  declared: { row: Row; position: number }[]
  /** Numbers that are still held with the same declaration, at another position in the list. */
  moved: { row: Row; position: number }[]
  /** No longer held. */
  left: Row[]
  /** Digests of the numbers that ANTS must hear of. */
  touched: string[]
}

/** Compares the numbers that an appointment holds with those that it should hold. A number that comes back gets its former page. */
export function planNumbers<Row extends KnownNumber>(
  rows: readonly Row[],
  numbers: readonly KeyedNumber[],
  declaration: Declaration,
): NumberPlan<Row> {
  const known = new Map(rows.map((row) => [row.applicationKey, row]))
  const plan: NumberPlan<Row> = { added: [], declared: [], moved: [], left: [], touched: [] }
  for (const [position, number] of numbers.entries()) {
    const row = known.get(number.key)
    known.delete(number.key)
    if (!row) plan.added.push({ number, position })
    else if (!row.isLive || !isSame(row, declaration)) plan.declared.push({ row, position })
    else if (row.position !== position) plan.moved.push({ row, position })
  }
  plan.left = [...known.values()].filter(({ isHeld }) => isHeld)
  plan.touched = [
    ...plan.added.map(({ number }) => number.key),
    ...plan.declared.map(({ row }) => row.applicationKey),
    ...plan.left.map(({ applicationKey }) => applicationKey),
  ]
  return plan
}

function isSame(one: Declaration, other: Declaration): boolean {
  return (
    one.meetingPoint === other.meetingPoint &&
    one.meetingPointId === other.meetingPointId &&
    one.appointmentDate === other.appointmentDate
  )
}
