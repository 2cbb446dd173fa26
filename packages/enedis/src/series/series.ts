/** All of the measures, to be loaded at once by the first call that asks for some. */
export { checkSeries, fetchSeries, fetchWindow, findWindowDays, isNoData } from './fetch-series.js'
export { seriesKinds } from './kinds.js'
