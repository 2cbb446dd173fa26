// Addresses and header fields as long as a server takes them: 120 kB each, 20 times.
import { dayIn } from '../slots/agenda.ts'
import { type Attempt, often } from './attempt.ts'
import { get, type Target } from './target.ts'

const repeated = (
  title: string,
  path: string | ((target: Target) => string),
  headers: (target: Target) => Record<string, string> = () => ({}),
): Attempt => ({
  title: `${title}, 20 times`,
  run: (target) => often(20, () => get(target, typeof path === 'string' ? path : path(target), headers(target))),
})

const page = ({ place }: Target): string => `/rdv?meeting_point=${place}&reason=CNI&documents=1`

export const HEADS: readonly Attempt[] = [
  repeated('address with 60 000 parameters', (target) => `${page(target)}&${'a&'.repeat(60_000)}`),
  repeated('address with 60 000 segments', '/a'.repeat(60_000)),
  repeated('address with 30 000 wrong encodings', '/%e9'.repeat(30_000)),
  repeated('address with 120 000 slashes', '/'.repeat(120_000)),
  repeated('30 000 cookies', page, () => ({ cookie: 'a=b;'.repeat(30_000) })),
  repeated('13 000 encodings', '/docs', () => ({ 'accept-encoding': 'gzip;q=0,'.repeat(13_000) })),
  repeated('15 000 proxies', page, () => ({ 'x-forwarded-for': '1.2.3.4,'.repeat(15_000) })),
  repeated('key of 110 000 spaces', '/api/v1/agenda', () => ({ authorization: `Bearer ${' '.repeat(110_000)}x y` })),
  repeated(
    'search of 4 500 places',
    `/api/ants/availableTimeSlots?${Array.from({ length: 4_500 }, (_, id) => `meeting_point_ids=${1e5 + id}`).join('&')}&start_date=${dayIn(1)}&end_date=${dayIn(30)}&reason=CNI`,
    ({ antsHeaders }) => antsHeaders,
  ),
  repeated(
    'search of 10 000 numbers',
    `/api/ants/searchApplicationIds?application_ids=${Array.from({ length: 10_000 }, (_, id) => `A${1e8 + id}`).join(',')}`,
    ({ antsHeaders }) => antsHeaders,
  ),
]
