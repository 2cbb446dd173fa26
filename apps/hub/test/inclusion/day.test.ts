// A day of notify-approvals by a clock of its own, on which one call of ten fails: each PASS ends as the rules say, and none is carried out twice
// unless the first answer was lost.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { putApproval } from '../../src/features/inclusion/approval-store.js'
import { putJobSeeker } from '../../src/features/inclusion/job-seekers.js'
import type { Verdict } from '../../src/features/inclusion/notify-approval.js'
import { approvals } from '../../src/features/inclusion/tables.js'
import { clockStatement, withDatabaseClock } from '../support/database-clock.js'
import { describeOnEachEngine } from '../support/engines.js'
import { createFailingFranceTravail, type TracedCall } from '../support/failing-france-travail.js'
import { CAMILLE, type InclusionHub, PASS, runInclusionHub } from '../support/inclusion-hub.js'
import { numbersFrom } from '../support/random.js'
import { report, times } from '../support/thorough.js'
import { findRuleBreaks, isRepeated, toExpectedVerdict } from './day-rules.js'

/** The embedded database does one thing at a time. */
const COUNTS = { embedded: times(60, 500), postgresql: times(60, 5_000) }
const SHARE = 0.1
const MIDNIGHT = Date.parse('2027-09-06T00:00:00Z')
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000]

/** One of twenty each; the others can be told. */
const PLANS = ['unknown', 'refused', 'opcs', 'without_nir', 'not_accepted', 'in_future'] as const
type Plan = (typeof PLANS)[number] | 'told'
const getPlan = (index: number): Plan => PLANS[index % 20] ?? 'told'
const getIndex = (number: string) => Number(number.slice(5))
const toNumber = (index: number) => `99999${String(index).padStart(7, '0')}`
const toBirthDate = (index: number) => new Date(Date.UTC(1960, 0, 1 + index)).toISOString().slice(0, 10)

afterEach(() => void vi.useRealTimers())

async function create({ database, keyring, simulator }: InclusionHub, count: number): Promise<void> {
  let next = 0
  const createOne = async (index: number) => {
    const plan = getPlan(index)
    const id = `p-${index}`
    const birth_date = toBirthDate(index)
    const person = { ...CAMILLE, birth_date }
    await putJobSeeker({ database, keyring }, id, plan === 'without_nir' ? { ...person, nir: undefined } : person)
    await putApproval(database, toNumber(index), {
      ...PASS,
      job_seeker_id: id,
      suspensions: [],
      accepted_application: plan !== 'not_accepted',
      start_at: plan === 'in_future' ? '2027-12-01' : `2026-01-${String(1 + (index % 28)).padStart(2, '0')}`,
    })
    if (plan !== 'unknown') simulator.state.addPerson({ ...person, idNationalDE: `simulated-${index}` })
  }
  const lane = async () => {
    while (next < count) await createOne(next++)
  }
  await Promise.all(Array.from({ length: 8 }, lane))
  const isOpcs = inArray(
    approvals.number,
    Array.from({ length: count }, (_, index) => index).flatMap((index) =>
      getPlan(index) === 'opcs' ? toNumber(index) : [],
    ),
  )
  // A partner cannot put it any more: a row of before.
  await database.run((connection) => connection.update(approvals).set({ originSiaeKind: 'OPCS' }).where(isOpcs))
}

describeOnEachEngine('a day on which one call of ten fails', (engine) => {
  const count = COUNTS[engine.name]

  test(`${count} PASS end as the rules say`, { timeout: 7_200_000 }, async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: MIDNIGHT })
    await using storage = await withDatabaseClock(engine.createStorage())
    const random = numbersFrom(20_270_906)
    let upstream: ReturnType<typeof createFailingFranceTravail> | undefined
    await using hub = await runInclusionHub(storage, {
      between(simulator) {
        simulator.state.switches.repeatedUpdateCode = 'S015'
        const refuse = (number: string) => (getPlan(getIndex(number)) === 'refused' ? 'S008' : undefined)
        upstream = createFailingFranceTravail(simulator, { share: SHARE, random, refuse })
        return upstream.fetch
      },
    })
    const { database } = hub
    async function setClock(instant: number): Promise<void> {
      vi.setSystemTime(instant)
      hub.setNow(instant)
      if (engine.name === 'postgresql')
        await database.run((connection) => connection.execute(sql.raw(clockStatement(instant - MIDNIGHT))))
    }
    const isWaiting = inArray(approvals.status, ['notification_ready', 'notification_should_retry'])
    const countWaiting = () => database.run((connection) => connection.$count(approvals, isWaiting))

    await create(hub, count)
    const calls: TracedCall[] = []
    const verdicts: Verdict[] = []
    let [passes, waitingAtNight] = [0, 0]
    for (let instant = MIDNIGHT; ; instant = Math.ceil((Date.now() + 1) / (5 * MINUTE)) * 5 * MINUTE) {
      await setClock(instant)
      if (instant >= MIDNIGHT + DAY && waitingAtNight === 0) waitingAtNight = await countWaiting()
      if (passes > 0 && (await countWaiting()) === 0) break
      expect(instant, 'each ends within a week').toBeLessThan(MIDNIGHT + 7 * DAY)
      // By the clock of France, from 0 to 21 o'clock.
      if ((new Date(instant).getUTCHours() + 2) % 24 >= 22) continue
      passes += 1
      let hasToEnd = false
      await hub.notify({
        onVerdict(verdict) {
          const attempt = upstream?.takeTrace() ?? []
          expect(hasToEnd, 'a pass ends after a 429 and without an application').toBe(false)
          expect([verdict, attempt, isRepeated(attempt)]).toEqual([toExpectedVerdict(attempt), attempt, false])
          hasToEnd = attempt.some(({ end }) => end.kind === 'limited' || end.kind === 'misconfigured')
          calls.push(...attempt)
          verdicts.push(verdict)
        },
        wait: (milliseconds) => setClock(Date.now() + milliseconds),
      })
    }

    expect(findRuleBreaks(calls)).toEqual([])
    const rows = await database.run((connection) => connection.select().from(approvals))
    const updates = Map.groupBy(
      calls.filter(({ operation }) => operation === 'update'),
      ({ body }) => String(body['numPassIAE']),
    )
    for (const { number, status, endpoint, exitCode, needsReview, leaseOwner } of rows) {
      const sent = updates.get(number) ?? []
      const isLost = sent.some(({ end }) => end.kind === 'lost' || end.kind === 'late')
      const ended = [status, endpoint, exitCode, needsReview, leaseOwner]
      expect([number, ...ended]).toEqual([number, ...toEnd(getPlan(getIndex(number)), isLost), null])
    }
    const isTold = and(eq(approvals.status, 'notification_success'))
    const failed = calls.filter(({ end }) => end.kind !== 'answered').length
    // A run without failures shows nothing.
    expect(failed).toBeGreaterThan(0)
    report(`a day of notify-approvals (${engine.name})`, {
      approvals: count,
      passes,
      attempts: verdicts.length,
      calls: calls.length,
      'calls that failed': failed,
      told: await database.run((connection) => connection.$count(approvals, isTold)),
      'already running, to be reviewed': rows.filter(({ needsReview }) => needsReview).length,
      'still tried again after the day': waitingAtNight,
      'carried out twice without a lost answer': 0,
      hours: Math.round((Date.now() - MIDNIGHT) / HOUR),
    })
  })
})

/** The four fields of the reference and the flag, in the end. */
function toEnd(plan: Plan, isLost: boolean) {
  switch (plan) {
    case 'unknown':
      return ['notification_error', 'rech_individu', 'S000', false]
    case 'refused':
      return ['notification_error', 'maj_pass', 'S008', false]
    case 'opcs':
      return ['notification_error', null, 'INVALID_SIAE_KIND', false]
    case 'told':
      // The second one is answered that a follow-up runs already (FT-R15).
      return isLost ? ['notification_error', 'maj_pass', 'S015', true] : ['notification_success', null, null, false]
    default:
      return ['notification_pending', null, null, false]
  }
}
