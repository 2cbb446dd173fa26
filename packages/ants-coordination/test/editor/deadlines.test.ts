import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { BASE, BOOKING, bookingsPath, createHarness, SLOT, slotsPath, TOKEN } from './support.js'

const DEADLINE = 80
const never = (): Promise<never> => new Promise(() => {})

const timers = (): number => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length

describe('availableTimeSlots', () => {
  const deadlines = { availableTimeSlots: DEADLINE }

  test('at the deadline: 200 with what is ready, an empty list for the rest, and the rest is told to stop', async () => {
    const signals: AbortSignal[] = []
    const { ask, lines } = createHarness(
      {
        getSlots: ({ meeting_point_id }, { signal }) => {
          signals.push(signal)
          return meeting_point_id === '412' ? never() : [SLOT]
        },
      },
      { deadlines },
    )
    const startedAt = performance.now()
    const { status, text } = await ask(slotsPath())
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(DEADLINE - 2)
    expect(status).toBe(200)
    expect(text).toBe(JSON.stringify({ '412': [], '413': [SLOT] }))
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
    expect(lines).toEqual([
      {
        level: 'warn',
        message: 'availableTimeSlots: meeting point answered with an empty list',
        fields: { problem: 'getSlots did not answer in time', count: 1, meeting_point_ids: '412' },
      },
    ])
  })

  test('a place that answers or fails after the deadline changes nothing and breaks nothing', async () => {
    const { ask, lines } = createHarness(
      {
        getSlots: ({ meeting_point_id }, { signal }) => {
          const answer = new Promise<never[]>((resolve, reject) => {
            signal.addEventListener('abort', () => {
              if (meeting_point_id === '412') reject(new Error('aborted'))
              else resolve([])
            })
          })
          return answer
        },
      },
      { deadlines },
    )
    expect((await ask(slotsPath())).text).toBe('{"412":[],"413":[]}')
    // A rejection that nobody handles would fail the run here.
    await sleep(5)
    expect(lines.map(({ fields }) => fields)).toEqual([
      { problem: 'getSlots did not answer in time', count: 2, meeting_point_ids: '412 413' },
    ])
  })

  test('dead places, more than are asked at a time, do not starve a live one behind them', async () => {
    const { ask } = createHarness(
      { getSlots: ({ meeting_point_id }) => (meeting_point_id === 'live' ? Promise.resolve([SLOT]) : never()) },
      { deadlines: { availableTimeSlots: 600 } },
    )
    const dead = Array.from({ length: 40 }, (_, index) => `dead${index}`)
    const { body } = await ask(slotsPath({ meeting_point_ids: [...dead, 'live'] }))
    expect(body).toMatchObject({ dead0: [], dead39: [], live: [SLOT] })
  })

  test('at most eight prompt places are asked at the same time', async () => {
    let going = 0
    let most = 0
    const { ask } = createHarness({
      getSlots: async () => {
        going += 1
        most = Math.max(most, going)
        await sleep(2)
        going -= 1
        return []
      },
    })
    await ask(slotsPath({ meeting_point_ids: Array.from({ length: 40 }, (_, index) => String(index)) }))
    expect(most).toBe(8)
  })

  test('an agenda that computes without ever waiting is stopped by the clock', async () => {
    let asked = 0
    const { ask } = createHarness(
      {
        getSlots: () => {
          asked += 1
          const busyUntil = performance.now() + 10
          while (performance.now() < busyUntil);
          return [SLOT]
        },
      },
      { deadlines },
    )
    const ids = Array.from({ length: 500 }, (_, index) => `place${index}`)
    const { body } = await ask(slotsPath({ meeting_point_ids: ids }))
    expect(asked).toBeLessThanOrEqual(9)
    expect(body).toMatchObject({ place0: [SLOT], place499: [] })
  })

  test('the list of known places, for a request that cannot be served, is under the same deadline', async () => {
    const { ask } = createHarness({ getMeetingPoints: never }, { deadlines })
    expect((await ask(slotsPath({ reason: 'PERMIS' }))).body).toEqual({ '412': [], '413': [] })
    // Well before the deadline of the list's own endpoint, 10 s.
  }, 5_000)
})

describe('searchApplicationIds', () => {
  test('at the deadline: an empty list for every number asked, and the search is told to stop', async () => {
    let signal: AbortSignal | undefined
    const { ask, lines } = createHarness(
      {
        getBookings: (_request, context) => {
          signal = context.signal
          return never()
        },
      },
      { deadlines: { searchApplicationIds: DEADLINE } },
    )
    const { status, body } = await ask(bookingsPath('A123456789', 'B123456789'))
    expect(status).toBe(200)
    expect(body).toEqual({ A123456789: [], B123456789: [] })
    expect(signal?.aborted).toBe(true)
    expect(lines.map(({ fields }) => fields?.['problem'])).toEqual(['getBookings failed (DeadlineError)'])
  })
})

test.each(['/getManagedMeetingPoints', slotsPath(), bookingsPath('A123456789')])(
  'a caller that hangs up stops the agenda and is nobody’s fault: %s',
  async (path) => {
    const caller = new AbortController()
    let signal: AbortSignal | undefined
    const wait = (context: { signal: AbortSignal }): Promise<never> => {
      signal = context.signal
      queueMicrotask(() => caller.abort())
      return never()
    }
    const { fetch, lines } = createHarness({
      getMeetingPoints: wait,
      getSlots: (_request, context) => wait(context),
      getBookings: (_request, context) => wait(context),
    })
    await fetch(new Request(`${BASE}${path}`, { headers: { 'x-hub-rdv-auth-token': TOKEN }, signal: caller.signal }))
    expect(signal?.aborted).toBe(true)
    expect(lines).toEqual([])
  },
)

test('prompt answers leave no timer behind', async () => {
  const before = timers()
  const { ask } = createHarness({ getSlots: async () => [SLOT], getBookings: async () => ({ A123456789: [BOOKING] }) })
  await Promise.all([ask('/getManagedMeetingPoints'), ask(slotsPath()), ask(bookingsPath('A123456789'))])
  expect(timers()).toBe(before)
})
