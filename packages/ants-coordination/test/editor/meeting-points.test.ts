import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { EditorAgenda } from '../../src/editor/index.js'
import { createHarness, OTHER_POINT, POINT, slotsPath, untyped } from './support.js'

const PATH = '/getManagedMeetingPoints'

/** Answers from a list, one per call; an error is thrown. */
function inTurn(...answers: readonly unknown[]): EditorAgenda['getMeetingPoints'] {
  const rest = answers.values()
  return async () => {
    const { value } = rest.next()
    if (value instanceof Error) throw value
    return untyped(value)
  }
}

test('all places, in the fields of ANTS', async () => {
  const { ask, lines } = createHarness({
    getMeetingPoints: () => [{ ...POINT, website: 'https://valbrume.example', city_logo: null }, OTHER_POINT],
  })
  const { status, body } = await ask(PATH)
  expect(status).toBe(200)
  expect(body).toEqual([{ ...POINT, website: 'https://valbrume.example', city_logo: null }, OTHER_POINT])
  expect(lines).toEqual([])
})

test('a place that ANTS would drop without a word is left out and told to the logger with the reason', async () => {
  const { ask, lines } = createHarness({
    getMeetingPoints: () => [{ ...POINT, zip_code: null }, OTHER_POINT, { ...POINT, id: '414', zip_code: null }],
  })
  expect((await ask(PATH)).body).toEqual([OTHER_POINT])
  expect(lines).toEqual([
    {
      level: 'warn',
      message: 'getManagedMeetingPoints: meeting point left out',
      fields: { problem: 'zip_code is not a string or is empty', count: 2, meeting_point_ids: '412 414' },
    },
  ])
})

test('a place left out of the list can still be asked for', async () => {
  const { ask } = createHarness({ getMeetingPoints: () => [{ ...POINT, longitude: null, latitude: null }] })
  expect((await ask(PATH)).body).toEqual([])
  expect((await ask(slotsPath({ meeting_point_ids: '412' }))).body).toEqual({ '412': [expect.anything()] })
  expect((await ask(slotsPath({ meeting_point_ids: '412', reason: 'PERMIS' }))).body).toEqual({ '412': [] })
})

test('no place at all is an empty list', async () => {
  expect((await createHarness({ getMeetingPoints: () => [] }).ask(PATH)).text).toBe('[]')
})

test('10 000 places pass', async () => {
  const points = Array.from({ length: 10_000 }, (_, index) => ({ ...POINT, id: index }))
  expect((await createHarness({ getMeetingPoints: () => points }).ask(PATH)).body).toHaveLength(10_000)
})

describe('the last good list stands in for the agenda', () => {
  test.each([
    ['an error', new TypeError('connect to db://user:secret@host failed'), 'getMeetingPoints failed (TypeError)'],
    [
      'null, which stops the refresh of ANTS for all editors',
      null,
      'getMeetingPoints failed (it did not return an array)',
    ],
    ['an object', {}, 'getMeetingPoints failed (it did not return an array)'],
  ])('after %s', async (_label, failure, problem) => {
    const { ask, lines } = createHarness({ getMeetingPoints: inTurn([POINT], failure) })
    await ask(PATH)
    const { status, body } = await ask(PATH)
    expect(status).toBe(200)
    expect(body).toEqual([POINT])
    expect(lines).toEqual([
      { level: 'warn', message: 'getManagedMeetingPoints: answered with the last good list', fields: { problem } },
    ])
  })

  test('after the deadline', async () => {
    let isSlow = false
    let signal: AbortSignal | undefined
    const { ask, lines } = createHarness(
      {
        getMeetingPoints: async (context) => {
          signal = context.signal
          if (isSlow) await sleep(10_000, undefined, { ref: false })
          return [POINT]
        },
      },
      { deadlines: { getManagedMeetingPoints: 50 } },
    )
    await ask(PATH)
    expect(signal?.aborted).toBe(false)
    isSlow = true
    expect((await ask(PATH)).body).toEqual([POINT])
    expect(signal?.aborted).toBe(true)
    expect(lines.map(({ fields }) => fields?.['problem'])).toEqual(['getMeetingPoints failed (DeadlineError)'])
  })

  test('and gives way to the next good one, an empty one included', async () => {
    const { ask } = createHarness({ getMeetingPoints: inTurn([POINT], new Error('down'), [OTHER_POINT], [], null) })
    const bodies: unknown[] = []
    for (let call = 0; call < 5; call += 1) {
      bodies.push((await ask(PATH)).body)
    }
    expect(bodies).toEqual([[POINT], [POINT], [OTHER_POINT], [], []])
  })
})

test.each([[new Error('down')], [null]])('503, honestly, when nothing was ever good: %o', async (failure) => {
  const { ask, lines } = createHarness({ getMeetingPoints: inTurn(failure) })
  const { status, body, headers } = await ask(PATH)
  expect(status).toBe(503)
  expect(body).toEqual({ detail: 'The list of meeting points is not available yet' })
  expect(headers.get('retry-after')).toBe('60')
  expect(lines).toMatchObject([{ level: 'error', message: 'getManagedMeetingPoints: no list to send' }])
})

test('a frozen list that is given again is not looked at again; another, or one that may have changed, is', async () => {
  let reads = 0
  const point = {
    ...POINT,
    get name() {
      reads += 1
      return 'Mairie de Valbrume'
    },
  }
  const frozen = Object.freeze([point])
  const changing = [point]
  const { ask } = createHarness({
    getMeetingPoints: inTurn(frozen, frozen, Object.freeze([point]), changing, changing),
  })
  const counts: number[] = []
  for (let call = 0; call < 5; call += 1) {
    expect((await ask(PATH)).body).toMatchObject([{ name: 'Mairie de Valbrume' }])
    counts.push(reads)
  }
  expect(counts).toEqual([1, 1, 2, 3, 4])
})
