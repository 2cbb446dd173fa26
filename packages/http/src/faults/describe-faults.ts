import { assertFaultHandled } from './assert-fault-handled.js'
import { faults } from './faults.js'
import type { Fault } from './fault.js'
import type { FaultCase } from './fault-case.js'
import { AT_ONCE, IN_ORDER, type TestRunner } from './test-runner.js'

/** Milliseconds that a row may take, waits included, on whatever machine. */
const ROW_TIMEOUT = 600_000

export interface DescribeFaultsOptions {
  /** The rows. Default: the whole matrix. */
  rows?: readonly Fault[] | undefined
  /** Changes a row for one method where its API differs; undefined leaves the row out. Default: the row of the matrix. */
  adjust?: ((fault: Fault, method: string) => Fault | undefined) | undefined
  /** Runs everything a second time while garbage is collected. Needs `node --expose-gc`. Default false. */
  collectGarbage?: boolean | undefined
}

/**
 * Makes tests of the whole fault matrix: each method against each row that says something about it.
 *
 * @param cases one per method of the client, by its name
 * @param runner `{ describe, it }` of vitest or `node:test`
 */
export function describeFaults(
  cases: Readonly<Record<string, FaultCase>>,
  { describe, it }: TestRunner,
  { rows = faults, adjust = (fault) => fault, collectGarbage = false }: DescribeFaultsOptions = {},
): void {
  for (const collecting of collectGarbage ? [false, true] : [false]) {
    describe(collecting ? 'while garbage is collected' : 'while no garbage is collected', IN_ORDER, () => {
      for (const [method, faultCase] of Object.entries(cases)) {
        describe(method, AT_ONCE, () => {
          for (const fault of selectRows(rows, faultCase, (row) => adjust(row, method))) {
            it(fault.name, { timeout: ROW_TIMEOUT }, () =>
              assertFaultHandled(fault, faultCase, { collectGarbage: collecting }),
            )
          }
        })
      }
    })
  }
}

/** The rows that say something about a case, as they are meant for it. */
function selectRows(
  rows: readonly Fault[],
  faultCase: FaultCase,
  adjust: (fault: Fault) => Fault | undefined,
): Fault[] {
  return rows.filter(({ appliesTo }) => appliesTo?.(faultCase) ?? true).flatMap((fault) => adjust(fault) ?? [])
}
