import { type CallOptions, HubError, NotFoundError, type WithResponse } from '@hub/http'
import { checkCount, checkNames, checkPeriod, checkUsagePoint, findLatestEnd } from '../check-parameters.js'
import { refuse, refuseGeneration } from '../refuse.js'
import type { Generation } from '../generation.js'
import type { OperationName } from '../operations.js'
import type { Send } from '../send.js'
import { countDays, type Days, halvePeriod, splitPeriod } from '../time/windows.js'
import type { Asked, SeriesKind } from './kinds.js'
import { toQuery } from './query.js'

/** Days of a call that Enedis takes of a curve. */
const CURVE_DAYS = 7
const DEFAULT_DAILY_DAYS = 365
/** As far as a history reaches back, and more than any call takes. */
const MAX_SERIES_DAYS = 1_200
const PARAMETERS = ['usagePointId', 'start', 'end']

/** What fetching needs of its client. */
export interface SeriesContext {
  send: Send
  choose: <Data>(operation: OperationName, run: (generation: Generation) => Promise<Data>) => Promise<Data>
  now: () => number
  maxDailyDays: number | undefined
}

export type AskedDays = Omit<Asked, 'generation'>

/** Checks the parameters of a series. @throws InvalidRequestError naming the one at fault */
export function checkSeries(parameters: unknown, now: number, others: readonly string[] = []): AskedDays {
  checkNames(parameters, [...PARAMETERS, ...others])
  const { usagePointId, start, end, phases = false, step = 'P1D' } = parameters as Record<string, unknown>
  if (typeof phases !== 'boolean') throw refuse('phases', 'must be true or false')
  if (step !== 'P1D' && step !== 'P1M') throw refuse('step', 'must be P1D or P1M')
  return { usagePointId: checkUsagePoint(usagePointId), ...checkPeriod({ start, end }, now), phases, step }
}

/** The longest window of a kind of series. @throws InvalidRequestError */
export function findWindowDays(
  { isCurve }: SeriesKind<unknown>,
  { maxDailyDays }: SeriesContext,
  wanted?: unknown,
): number {
  const longest = isCurve ? CURVE_DAYS : checkCount(maxDailyDays ?? DEFAULT_DAILY_DAYS, 'maxDailyDays', MAX_SERIES_DAYS)
  return wanted === undefined ? longest : checkCount(wanted, 'windowDays', longest)
}

/**
 * All days of a period, in as many calls as they need, or an error: nothing is half returned. Windows for which Enedis has nothing are
 * holes, unless it has nothing at all.
 */
export function fetchSeries<Data>(
  context: SeriesContext,
  kind: SeriesKind<Data>,
  asked: AskedDays,
  call?: CallOptions,
): Promise<WithResponse<Data>> {
  const windows = splitPeriod(asked, findWindowDays(kind, context), asked.step === 'P1M')
  // Several calls leave room for others, as a history does.
  const options = windows.length > 1 ? { priority: 'background' as const, ...call } : call
  return fetchWindows(context, kind, asked, windows, options)
}

/**
 * One window, halved as often as Enedis says that it is too long.
 *
 * @throws NotFoundError `no_data` when Enedis has nothing for it
 */
export async function fetchWindow<Data>(
  context: SeriesContext,
  kind: SeriesKind<Data>,
  asked: AskedDays,
  call?: CallOptions,
): Promise<WithResponse<Data>> {
  let refused = 0
  try {
    return await fetchOnce(context, kind, asked, call)
  } catch (error) {
    if (!HubError.isInstance(error) || error.code !== 'window_too_long' || countDays(asked) < 2) throw error
    refused = error.attempts
  }
  const halves = await fetchWindows(context, kind, asked, halvePeriod(asked), call)
  return { ...halves, attempts: halves.attempts + refused }
}

/** Windows that follow each other, as one. One without data is a hole, and does not hide the others. */
async function fetchWindows<Data>(
  context: SeriesContext,
  kind: SeriesKind<Data>,
  asked: AskedDays,
  windows: readonly Days[],
  call: CallOptions | undefined,
): Promise<WithResponse<Data>> {
  const answers: (WithResponse<Data> | undefined)[] = []
  let nothing: unknown
  let attempts = 0
  for (const window of windows) {
    const answer = await fetchWindow(context, kind, { ...asked, ...window }, call).catch((error: unknown) => {
      if (!isNoData(error)) throw error
      nothing = error
      attempts += error.attempts
      return undefined
    })
    attempts += answer?.attempts ?? 0
    answers.push(answer)
  }
  const found = answers.filter((answer) => answer !== undefined)
  const last = found.at(-1)
  if (!last) throw nothing
  const { generation } = last.data as { generation: Generation }
  const data = answers.map(
    (answer, index) => answer?.data ?? kind.createEmpty({ ...asked, ...(windows[index] as Days), generation }),
  )
  return { ...last, data: kind.join(data), attempts }
}

function fetchOnce<Data>(
  context: SeriesContext,
  kind: SeriesKind<Data>,
  asked: AskedDays,
  call: CallOptions | undefined,
): Promise<WithResponse<Data>> {
  const days = withoutTonight(asked, context.now())
  return context.choose(kind.operation, (generation) => {
    if (generation === 'v5' && asked.phases) throw refuseGeneration('phases', generation)
    if (generation === 'v5' && asked.step === 'P1M') throw refuseGeneration('step P1M', generation)
    const operation = (generation === 'v5' ? `${kind.operation}V5` : kind.operation) as OperationName
    const query = toQuery({ ...asked, ...days, generation }, kind.operation === 'dailyMaxPower')
    const read = (answer: unknown) => kind.read(answer as Uint8Array, { ...asked, generation })
    return context.send(operation, { query }, read, call)
  })
}

/** After midnight in Paris the day that has just ended is not asked for yet: Enedis refuses the day of UTC and later ones. */
function withoutTonight(asked: AskedDays, now: number): Days {
  const latest = findLatestEnd(now)
  if (asked.end <= latest) return asked
  if (asked.start < latest) return { start: asked.start, end: latest }
  throw new NotFoundError({
    message:
      'end: the day that has just ended in Paris is not there before that of UTC; try again after 8 in the morning',
    code: 'no_data',
    attempts: 0,
    isRetryable: true,
    mayHaveBeenApplied: false,
  })
}

export function isNoData(error: unknown): error is HubError {
  return HubError.isInstance(error) && error.code === 'no_data'
}
