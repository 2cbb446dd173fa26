import { ApiPromise, HubError, loadPart, PagedPromise } from '@hub/http'
import type { HistoryOptions, HistoryParameters, HistorySeries, HistoryWindow } from './history-types.js'
import type { SeriesContext } from './series/fetch-series.js'

/** A history, one window after the other. */
export function fetchHistory<Series extends HistorySeries>(
  context: SeriesContext,
  parameters: HistoryParameters<Series>,
  options: HistoryOptions = {},
): PagedPromise<HistoryWindow<Series>, HistoryWindow<Series>> {
  return new PagedPromise<HistoryWindow<Series>, HistoryWindow<Series>>({
    fetchPage: (cursor) =>
      new ApiPromise(
        loadPart(() => import('./history-page.js')).then(({ fetchHistoryPage }) =>
          fetchHistoryPage(context, parameters, options, cursor ?? parameters?.cursor),
        ),
      ),
    readPage: (window) => ({ items: [window], next: window.next }),
    getKey: ({ start }) => start,
    locate: { api: 'Enedis', operation: 'getHistory' },
  })
}

/** Whether an error ended a history; its `cursor` asks for the window that failed again. */
export function hasHistoryCursor(error: unknown): error is HubError & { cursor: string } {
  return HubError.isInstance(error) && 'cursor' in error && typeof error.cursor === 'string'
}
