import { frenchDay } from '../../../../platform/pages/french-time.js'
import { Layout } from '../../../../platform/pages/layout.js'
import { Notice } from '../../../../platform/pages/notice.js'
import { maskPoint, type Point } from '../../points/points.js'
import type { Flow, Measure, Measures } from '../measures.js'
import type { Paths } from '../paths.js'
import { layOutBars, PLOT, roundUp } from '../plot.js'
import type { PeriodName, ShownPeriod } from '../shown-period.js'

export interface PointPageProps {
  paths: Paths
  point: Point
  period: ShownPeriod
  lastDay: string
  flow: Flow
  measures?: Measures | undefined
  /** Why there is nothing to show. */
  problem?: string | undefined
}

const PERIOD_WORDS: Readonly<Record<PeriodName, string>> = { jour: 'Un jour', semaine: 'Une semaine', mois: '30 jours' }
const FLOWS: readonly (readonly [Flow, string])[] = [
  ['consommation', 'Consommation'],
  ['production', 'Production'],
]

export function PointPage({ paths, point, period, lastDay, flow, measures, problem }: PointPageProps) {
  const { id } = point
  const query = new URLSearchParams({ periode: period.name, 'jusqu-au': lastDay, flux: flow }).toString()
  return (
    <Layout title={`Point ${maskPoint(point.point)}`}>
      {problem !== undefined && (
        <Notice kind="alert" title="Rien à afficher">
          <p>{problem}</p>
        </Notice>
      )}
      <p>
        <a href={paths.dashboard}>Retour au tableau de bord</a>
      </p>
      <form method="get" action={paths.point(id)}>
        <div class="field">
          <label for="periode">Période</label>
          <select id="periode" name="periode">
            {Object.entries(PERIOD_WORDS).map(([name, words]) => (
              <option value={name} selected={name === period.name}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="jusqu-au">Jusqu’au</label>
          <input id="jusqu-au" name="jusqu-au" type="date" value={lastDay} />
        </div>
        <div class="field">
          <label for="flux">Énergie</label>
          <select id="flux" name="flux">
            {FLOWS.map(([name, words]) => (
              <option value={name} selected={name === flow}>
                {words}
              </option>
            ))}
          </select>
        </div>
        <button type="submit">Afficher</button>
      </form>
      <p class="hint">Chaque affichage interroge Enedis et compte parmi vos appels du jour.</p>
      {measures && (
        <>
          <Plot measures={measures} title={describe(flow, period)} />
          <MeasureTable measures={measures} caption={describe(flow, period)} />
          <p>
            Emporter ces mesures&nbsp;: <a href={`${paths.measures(id, 'csv')}?${query}`}>en CSV</a> ou{' '}
            <a href={`${paths.measures(id, 'json')}?${query}`}>en JSON</a>.
          </p>
        </>
      )}
      <h2>Retirer ce point</h2>
      <p>Le point quitte ce compte, et ce qui en est gardé est effacé.</p>
      <form method="post" action={paths.removal(id)}>
        <button type="submit" class="second">
          Retirer ce point
        </button>
      </form>
    </Layout>
  )
}

function describe(flow: Flow, { name, start }: ShownPeriod): string {
  const what = flow === 'consommation' ? 'Consommation' : 'Production'
  return name === 'jour'
    ? `${what} du ${frenchDay(start)}, par intervalle`
    : `${what} par jour depuis le ${frenchDay(start)}`
}

/** For those who see it; the table beside it says the same to everybody. */
function Plot({ measures: { rows, unit }, title }: { measures: Measures; title: string }) {
  const highest = roundUp(Math.max(0, ...rows.map(({ value }) => value ?? 0)))
  const bars = layOutBars(
    rows.map(({ value }) => value),
    highest,
  )
  const bottom = PLOT.height - PLOT.bottom
  return (
    <svg
      viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
      width="100%"
      role="img"
      aria-label={`${title} : graphique, dont les valeurs sont dans le tableau.`}
    >
      <line x1={PLOT.left} y1={PLOT.top} x2={PLOT.left} y2={bottom} stroke="#666" />
      <line x1={PLOT.left} y1={bottom} x2={PLOT.width} y2={bottom} stroke="#666" />
      <text x={0} y={PLOT.top - 12} font-size={PLOT.text}>
        {highest} {unit}
      </text>
      <text x={PLOT.left - 6} y={bottom} text-anchor="end" font-size={PLOT.text}>
        0
      </text>
      {bars.map((bar) => bar && <rect x={bar.x} y={bar.y} width={bar.width} height={bar.height} fill="#000091" />)}
      <text x={PLOT.left} y={PLOT.height - 8} font-size={PLOT.text}>
        {label(rows[0])}
      </text>
      <text x={PLOT.width} y={PLOT.height - 8} text-anchor="end" font-size={PLOT.text}>
        {label(rows.at(-1))}
      </text>
    </svg>
  )
}

/** `23/11`, or `10:30`. */
function label(measure: Measure | undefined): string {
  const [, month, day, time] = /^\d{4}-(\d\d)-(\d\d)(?: (\d\d:\d\d))?/.exec(measure?.at ?? '') ?? []
  return time ?? (day === undefined ? '' : `${day}/${month}`)
}

function MeasureTable({ measures: { rows, unit }, caption }: { measures: Measures; caption: string }) {
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{rows.some(({ at }) => at.length > 10) ? 'Début' : 'Jour'}</th>
          <th scope="col">{unit}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ at, value }) => (
          <tr>
            <th scope="row">{at.length > 10 ? at.slice(11, 16) : frenchDay(at)}</th>
            <td>{value ?? 'absent'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
