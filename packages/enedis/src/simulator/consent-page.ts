import type { Meter } from './meters.js'
import { findHolder } from './holders.js'
import type { EnedisState } from './state.js'

const PARAMETERS = new Set(['client_id', 'response_type', 'duration', 'state'])
const MAX_STATE_LENGTH = 100

type Version = 'v1' | 'v2'

/** GET: the page on which a holder decides. */
export function showConsentPage(query: URLSearchParams, version: Version, state: EnedisState): Response {
  const refusal = checkQuery(query, state)
  if (refusal) return refusal
  const given = query.get('state') ?? ''
  const customer = Number(/\d$/.exec(given)?.[0] ?? 0)
  return writePage(`
<h1>Partager vos données d'électricité</h1>
<p>Simulateur : aucune de ces personnes n'existe. L'application <strong>${escape(state.clientId)}</strong> demande à lire vos données
de consommation et de production pendant <strong>${escape(query.get('duration') ?? '')}</strong>.</p>
<form method="post">
<fieldset><legend>Quel compteur ?</legend>
${listChoices(state.meters, version, customer)}
</fieldset>
<button name="decision" value="accept">J'accepte</button>
<button name="decision" value="refuse">Je refuse</button>
</form>`)
}

/** POST: sends the browser back with what the holder has decided. */
export function decide(query: URLSearchParams, form: URLSearchParams, version: Version, state: EnedisState): Response {
  const refusal = checkQuery(query, state)
  if (refusal) return refusal
  const echo = query.has('state') ? { state: query.get('state') ?? '' } : {}
  if (form.get('decision') !== 'accept') return redirect(state, { ...REFUSED[version], ...echo })
  const points = form.getAll('usage_point').flatMap((value) => value.split(';'))
  const meters = points.flatMap((point) => state.findMeter(point) ?? [])
  if (meters.length === 0) return writePage('<p>Aucun compteur n’est choisi.</p>', 400)
  // Sharing what is shared already fails on the page and never comes back.
  if (state.switches.refusesSharedPoints && meters.some(({ usagePointId }) => state.isShared(usagePointId)))
    return writePage('<p>Ce compteur est déjà partagé avec cette application. Supprimez d’abord ce partage.</p>', 409)
  const ids = meters.map((meter) => share(meter, state))
  if (version === 'v2') return redirect(state, { autorisation_id: String(ids[0]), ...echo })
  const usage_point_id = meters.map(({ usagePointId }) => usagePointId).join(';')
  return redirect(state, { code: `simulated-code-${String(ids[0])}`, ...echo, usage_point_id })
}

const REFUSED = {
  v1: { error: 'access_denied', error_description: 'access_denied' },
  v2: { error: 'invalid_request', error_description: 'demande_non_aboutie' },
}

/** Customer 8 of the sandbox takes the consent back at once. */
function share(meter: Meter, state: EnedisState): number {
  const id = state.giveConsent(meter.usagePointId)
  if (meter.customer === 8) state.withdrawConsent(meter.usagePointId)
  return id
}

function checkQuery(query: URLSearchParams, state: EnedisState): Response | undefined {
  // The firewall: an argument that is not accepted.
  if ([...query.keys()].some((name) => !PARAMETERS.has(name))) return writePage('<h1>404 Not Found</h1>', 404)
  const duration = query.get('duration')
  const refuse = (status: number, error: string, error_description: string) =>
    Response.json({ error, error_description }, { status })
  if (query.get('client_id') === null || duration === null || query.get('response_type') !== 'code')
    return refuse(400, 'invalid_request', 'missing_parameter')
  if (query.get('client_id') !== state.clientId) return refuse(403, 'access_denied', 'access_denied')
  if (/^PT?(?:\d+[YMWDHS])*T(?:\d+[HMS])+$/.test(duration))
    return refuse(500, 'server_error', 'lincs-internal-server-error')
  const [, years, months, weeks, days] = /^P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration) ?? []
  const length = Number(years ?? 0) + Number(months ?? 0) / 12 + (Number(weeks ?? 0) * 7 + Number(days ?? 0)) / 365
  if (length === 0) return refuse(400, 'invalid_request', 'invalid_duration_format')
  if (length > 3.001) return refuse(400, 'invalid_request', 'maximum_duration_exceeded')
  if ((query.get('state') ?? '').length > MAX_STATE_LENGTH) return refuse(400, 'invalid_request', 'invalid_state')
  return undefined
}

function listChoices(meters: readonly Meter[], version: Version, customer: number): string {
  const choices = meters.map((meter) => ({ meter, points: [meter.usagePointId] }))
  // v1 shares all points of a customer at once, v2 one.
  const grouped =
    version === 'v2'
      ? choices
      : [...Map.groupBy(choices, ({ meter }) => meter.customer).values()].map((same) => ({
          meter: (same[0] as (typeof choices)[number]).meter,
          points: same.flatMap(({ points }) => points),
        }))
  const chosen = grouped.find(({ meter }) => meter.customer === customer) ?? grouped[0]
  return grouped
    .map((choice) => {
      const { firstName, lastName } = findHolder(choice.meter)
      const label = `${firstName} ${lastName}, ${choice.points.join(' et ')}`
      const checked = choice === chosen ? ' checked' : ''
      return `<p><label><input type="radio" name="usage_point" value="${choice.points.join(';')}"${checked}> ${escape(label)}</label></p>`
    })
    .join('\n')
}

function redirect(state: EnedisState, parameters: Record<string, string>): Response {
  const url = new URL(state.redirectUri)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return new Response(null, { status: 302, headers: { location: url.href } })
}

function writePage(content: string, status = 200): Response {
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Consentement (simulateur)</title>'
  const html = `<!doctype html><html lang="fr"><head>${head}</head><body><main>${content}</main></body></html>`
  return new Response(html, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  })
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
