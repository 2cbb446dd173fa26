import { describe, expect, it } from 'vitest'
import { parseRetryAfter } from './retry-after.js'

const now = Date.UTC(2026, 10, 21, 10, 0, 0)

describe('parseRetryAfter', () => {
  it.each([
    ['seconds', '7', 7_000],
    ['zero', '0', 0],
    ['surrounding spaces', ' 3 ', 3_000],
    ['IMF-fixdate', 'Sat, 21 Nov 2026 10:00:05 GMT', 5_000],
    ['RFC 850 date', 'Saturday, 21-Nov-26 10:00:05 GMT', 5_000],
    ['asctime date, which is GMT without saying so', 'Sat Nov 21 10:00:05 2026', 5_000],
    ['leap second', 'Sat, 21 Nov 2026 10:00:60 GMT', 59_000],
    ['date in the past', 'Sat, 21 Nov 2026 09:00:00 GMT', 0],
    ['absurdly long', '99999999999999999999', 100 * 365 * 24 * 3600 * 1000],
    ['far year', 'Fri, 31 Dec 9999 23:59:59 GMT', 100 * 365 * 24 * 3600 * 1000],
    ['absent', null, null],
    ['empty', '', null],
    ['negative', '-1', null],
    ['fraction', '1.5', null],
    ['word', 'soon', null],
    ['ISO date, which HTTP does not allow', '2026-11-21T10:00:05Z', null],
    ['day name and nonsense', 'Sat, whenever', null],
  ])('%s', (_, value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected)
  })
})
