import { PgBoss } from 'pg-boss'
import { describe, expect, test } from 'vitest'
import { CERTIFY_CRON, NOTIFY_CRON } from './schedules.js'

/** Never connected: it only says when a job is due. */
const boss = new PgBoss({ connectionString: 'postgres://nobody.invalid/none' })
const MINUTE = 60_000
/** The preview leaves it out. The queue itself looks back from each of its passes, and finds it. */
const CLOCK_GOES_BACK = '2027-10-31T01:00:00.000Z'
const french = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' })

function readClock(instant: number): { hour: number; minute: number } {
  const [hour, minute] = french.format(instant).split(':').map(Number)
  return { hour: hour ?? NaN, minute: minute ?? NaN }
}

/** Every minute of a day at which a clock in France says so. */
function findMinutes(from: number, to: number, isDue: (clock: { hour: number; minute: number }) => boolean): string[] {
  const found: string[] = []
  for (let instant = from; instant < to; instant += MINUTE)
    if (isDue(readClock(instant))) found.push(new Date(instant).toISOString())
  return found
}

/** Every minute at which the queue says that the job is due. */
function findDue(cron: string, from: number, to: number): string[] {
  const found: string[] = []
  for (let instant = from; instant < to; instant += MINUTE) {
    const [next] = boss.previewSchedule(cron, { tz: 'Europe/Paris', from: new Date(instant - 1), count: 1 })
    if (next?.getTime() === instant) found.push(next.toISOString())
  }
  return found
}

describe.each([
  ['in summer', '2027-09-05T22:00:00Z', '2027-09-06T22:00:00Z', 22],
  ['on the day without the hour from 2 to 3', '2027-03-27T23:00:00Z', '2027-03-28T22:00:00Z', 21],
  ['on the day that has it twice', '2027-10-30T22:00:00Z', '2027-10-31T23:00:00Z', 23],
])('%s', (_label, first, last, hours) => {
  const [from, to] = [Date.parse(first), Date.parse(last)]

  test(`PASS IAE are told every five minutes of ${hours} hours, and not from 22 o'clock on`, () => {
    const expected = findMinutes(from, to, ({ hour, minute }) => hour <= 21 && minute % 5 === 0)
    expect(expected).toHaveLength(hours * 12)
    expect(findDue(NOTIFY_CRON, from, to)).toEqual(expected.filter((instant) => instant !== CLOCK_GOES_BACK))
  })

  test('people are looked for ten minutes after each hour', () => {
    expect(findDue(CERTIFY_CRON, from, to)).toEqual(findMinutes(from, to, ({ minute }) => minute === 10))
  })
})
