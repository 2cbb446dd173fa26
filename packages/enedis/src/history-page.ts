import { type Cursor, HubError, type WithResponse } from '@hub/http'
import { refuse } from './refuse.js'
import type { HistoryData, HistoryOptions, HistoryParameters, HistorySeries, HistoryWindow } from './history-types.js'
import type { SeriesContext } from './series/fetch-series.js'
import type { SeriesKind } from './series/kinds.js'
import { checkSeries, fetchWindow, findWindowDays, isNoData, seriesKinds } from './series/series.js'
import { dayNumber, toDay } from './time/paris.js'
import { countDays, type Days, findWindowEnd } from './time/windows.js'

/** The window of a history that a cursor names, the first one without. */
export async function fetchHistoryPage<Series extends HistorySeries>(
  context: SeriesContext,
  parameters: HistoryParameters<Series>,
  { onProgress, ...call }: HistoryOptions,
  cursor: Cursor | undefined,
): Promise<WithResponse<HistoryWindow<Series>>> {
  const { kind, asked, first, windowDays } = checkHistory<Series>(context, parameters, cursor)
  const end = findWindowEnd({ start: first, end: asked.end }, windowDays, asked.step === 'P1M')
  const window = { start: first, end }
  try {
    const sent = await fetchWindow(context, kind, { ...asked, ...window }, { priority: 'background', ...call }).catch(
      (error: unknown) => {
        if (!isNoData(error)) throw error
        return { data: null, response: undefined as never, requestId: null, attempts: 1 }
      },
    )
    const next = end < asked.end ? end : null
    onProgress?.({ ...measureProgress(asked, end), day: toDay(dayNumber(end) - 1) })
    return { ...sent, data: { ...window, data: sent.data, next } }
  } catch (error) {
    throw withCursor(error, first)
  }
}

function checkHistory<Series extends HistorySeries>(
  context: SeriesContext,
  parameters: HistoryParameters<Series>,
  cursor: Cursor | undefined,
) {
  const asked = checkSeries(parameters, context.now(), [
    'series',
    'cursor',
    'windowDays',
    ...(parameters?.series === 'dailyMaxPower' ? ['phases', 'step'] : []),
  ])
  const { series } = parameters
  if (!Object.hasOwn(seriesKinds, series))
    throw refuse('series', `must be one of ${Object.keys(seriesKinds).join(', ')}`)
  const kind = seriesKinds[series] as unknown as SeriesKind<HistoryData[Series]>
  const first = String(cursor ?? asked.start)
  if (!isWithin(first, asked)) throw refuse('cursor', 'must be one that a window of this history gave')
  return { kind, asked, first, windowDays: findWindowDays(kind, context, parameters.windowDays) }
}

function isWithin(day: string, { start, end }: Days): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(day) && toDay(dayNumber(day)) === day && day >= start && day < end
}

function measureProgress(asked: Days, end: string): { done: number; total: number } {
  return { done: countDays({ start: asked.start, end }), total: countDays(asked) }
}

/** The same error, which says where to go on. */
function withCursor(error: unknown, cursor: string): unknown {
  return HubError.isInstance(error) ? Object.assign(error, { cursor }) : error
}
