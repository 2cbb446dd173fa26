import { type Context, Hono } from 'hono'
import { readForm } from '../../../platform/http/request-body.js'
import { UnknownPage } from '../../../platform/pages/message-page.js'
import { showPage } from '../../../platform/pages/page-frame.js'
import { GatewayError } from '../gateway-error.js'
import { parseProof } from '../points/holder.js'
import type { Point } from '../points/points.js'
import type { HoldingProofs } from '../points/prove-holding.js'
import type { DayValue } from '../readings/day-values.js'
import { findLastEnd } from '../readings/paris-time.js'
import type { PagesDependencies, SignedInEnv } from './dependencies.js'
import { chooseResource, type Flow, measuresToCsv, toMeasures } from './measures.js'
import { problemWords } from './problem-words.js'
import { readShownPeriod, subtractDays } from './shown-period.js'
import { PointPage } from './views/point.js'
import { ProofPage } from './views/proof.js'

const POSTAL_CODE_MISTAKE = { field: 'code-postal', message: 'Saisissez les cinq chiffres du code postal.' }
const POWER_MISTAKE = { field: 'puissance', message: 'Saisissez la puissance en kVA, par exemple 6.' }

export interface PointPagesDependencies extends PagesDependencies {
  proofs: HoldingProofs
}

/** A point: its last days, its proof, its removal. */
export function pointRoutes(dependencies: PointPagesDependencies): Hono<SignedInEnv> {
  const { points, readings, proofs, paths, now } = dependencies

  const findPoint = (context: Context<SignedInEnv>): Promise<Point | undefined> =>
    points.findById(context.get('session').account.id, context.req.param('id') ?? '')

  const showUnknown = (context: Context<SignedInEnv>) => showPage(context, <UnknownPage />, 404)

  function readChoice(context: Context<SignedInEnv>) {
    const query = new URL(context.req.url).searchParams
    const period = readShownPeriod(query, findLastEnd(now()))
    const flow: Flow = query.get('flux') === 'production' ? 'production' : 'consommation'
    return { period, flow, resource: chooseResource(period.name, flow) }
  }

  /** Live: a browser does not hold the key that opens the cache. */
  async function read(point: Point, { period, resource }: ReturnType<typeof readChoice>) {
    const reader = { accountId: point.accountId, pointKey: point.pointKey, point: point.point }
    const { start, end } = period
    try {
      return { days: (await readings.read(reader, { resource, start, end })).days }
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      if (error.details.kind === 'consent_missing') await points.markRevoked(point.id)
      return { problem: problemWords(error.details.kind), status: error.details.status }
    }
  }

  async function download(context: Context<SignedInEnv>, format: 'csv' | 'json') {
    const point = await findPoint(context)
    if (!point || point.status !== 'active') return showUnknown(context)
    const choice = readChoice(context)
    const result = await read(point, choice)
    if (!result.days) return showPage(context, showPoint(point, choice, result), result.status)
    const measures = toMeasures(choice.resource, result.days)
    const { start, end } = choice.period
    const body =
      format === 'csv'
        ? measuresToCsv(measures)
        : JSON.stringify({ usage_point_id: point.point, flow: choice.flow, start, end, ...measures }, null, 2)
    return context.body(body, 200, {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
      'content-disposition': `attachment; filename="mesures.${format}"`,
    })
  }

  function showPoint(
    point: Point,
    { period, flow, resource }: ReturnType<typeof readChoice>,
    { days, problem }: { days?: ReadonlyMap<string, DayValue>; problem?: string },
  ) {
    const measures = days && toMeasures(resource, days)
    const lastDay = subtractDays(period.end, 1)
    const page = { paths, point, period, lastDay, flow }
    const hasNone = measures?.rows.every(({ value }) => value === null)
    if (hasNone) return <PointPage {...page} problem={problemWords('no_data')} />
    return <PointPage {...page} measures={measures} problem={problem} />
  }

  return new Hono<SignedInEnv>()
    .get('/:id', async (context) => {
      const point = await findPoint(context)
      if (!point) return showUnknown(context)
      if (point.status === 'pending') return context.redirect(paths.proof(point.id), 303)
      const choice = readChoice(context)
      if (point.status !== 'active') {
        return showPage(context, showPoint(point, choice, { problem: problemWords('consent_missing') }))
      }
      const result = await read(point, choice)
      return showPage(context, showPoint(point, choice, result), result.status === 429 ? 429 : 200)
    })
    .get('/:id/mesures.csv', (context) => download(context, 'csv'))
    .get('/:id/mesures.json', (context) => download(context, 'json'))
    .get('/:id/preuve', async (context) => {
      const point = await findPoint(context)
      if (!point) return showUnknown(context)
      if (point.status !== 'pending') return context.redirect(paths.point(point.id), 303)
      return showPage(context, <ProofPage paths={paths} point={point} />)
    })
    .post('/:id/preuve', async (context) => {
      const point = await findPoint(context)
      if (!point) return showUnknown(context)
      if (point.status !== 'pending') return context.redirect(paths.point(point.id), 303)
      const form = await readForm(context)
      const { postalCode, power } = parseProof(form.get('code-postal') ?? '', form.get('puissance') ?? '')
      if (postalCode === undefined || power === undefined) {
        const mistakes = [
          ...(postalCode === undefined ? [POSTAL_CODE_MISTAKE] : []),
          ...(power === undefined ? [POWER_MISTAKE] : []),
        ]
        return showPage(context, <ProofPage paths={paths} point={point} mistakes={mistakes} />, 422)
      }
      const outcome = await proofs.prove(point, { postalCode, power })
      if (outcome === 'proven') return context.redirect(paths.point(point.id), 303)
      const status = outcome === 'too-often' || outcome === 'quota' ? 429 : outcome === 'unavailable' ? 503 : 422
      return showPage(context, <ProofPage paths={paths} point={point} outcome={outcome} />, status)
    })
    .post('/:id/retrait', async (context) => {
      const point = await findPoint(context)
      if (!point) return showUnknown(context)
      await points.remove(point.accountId, point.id)
      return context.redirect(`${paths.dashboard}?fait=retrait#message`, 303)
    })
}
