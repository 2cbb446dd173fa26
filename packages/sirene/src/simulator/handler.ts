import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import type { SimulatedEstablishment } from './companies.js'
import { toEstablishmentAnswer, toLegalUnitAnswer } from './serialize.js'
import type { SireneOperation, SireneState } from './state.js'

type Handler = (call: SimulatedCall<SireneOperation>, state: SireneState) => Response

const TEXT = { 'content-type': 'text/plain;charset=UTF-8' }

const handlers: Readonly<Record<SireneOperation, Handler>> = {
  getSiret({ path, headers }, state) {
    const isPublic = authenticate(headers, state)
    const siret = path['siret'] ?? ''
    if (!/^\d{14}$/.test(siret)) throw refuse(400, `Erreur de syntaxe dans le paramètre siret`)
    const company = find(
      state.establishments.find((each) => each.siret === siret),
      siret,
    )
    if (company.movedTo !== undefined) throw new Refusal(301, '', { location: `../siret/${company.movedTo}` })
    return Response.json(toEstablishmentAnswer(company, isPublic))
  },
  getSiren({ path, headers }, state) {
    const isPublic = authenticate(headers, state)
    const siren = path['siren'] ?? ''
    if (!/^\d{9}$/.test(siren)) throw refuse(400, `Erreur de syntaxe dans le paramètre siren`)
    const company = find(
      state.establishments.find((each) => each.siret.startsWith(siren)),
      siren,
    )
    return Response.json(toLegalUnitAnswer(company, isPublic))
  },
  getInformations({ headers }, state) {
    authenticate(headers, state)
    return Response.json({
      etatService: 'UP',
      versionService: '3.11',
      datesDernieresMisesAJourDesDonnees: [
        { collection: 'Unités Légales', dateDerniereMiseADisposition: '2026-11-30T06:00:00' },
      ],
    })
  },
  createToken({ body }, state) {
    const form = new URLSearchParams(typeof body === 'string' ? body : '')
    if (state.switches.transientRefusals > 0) {
      state.switches.transientRefusals -= 1
      throw new Refusal(401, { error: 'temporarily_unavailable' })
    }
    const isRight = state.password === undefined || form.get('password') === state.password
    if (form.get('grant_type') !== 'password' || !isRight) throw new Refusal(401, { error: 'invalid_grant' })
    const { tokenLifetime } = state.switches
    const claims = {
      exp: Math.floor(Date.now() / 1_000) + tokenLifetime,
      jti: crypto.randomUUID(),
      pwdChangedTime: `${new Date(state.passwordChangedAt).toISOString().replaceAll(/[-:T]|\.\d+Z/g, '')}Z`,
    }
    const token = [{ alg: 'none' }, claims].map((part) => btoa(JSON.stringify(part)).replaceAll('=', '')).join('.')
    const access_token = `${token}.simulated`
    state.keepToken(access_token)
    return Response.json({ access_token, expires_in: tokenLifetime, token_type: 'Bearer' })
  },
}

/**
 * Answers one call as the service would.
 *
 * @throws Refusal
 */
export function handle(call: SimulatedCall<SireneOperation>, state: SireneState): Response {
  return handlers[call.operation](call, state)
}

export function handleUnknownRoute(): Response {
  return new Refusal(404, 'no Route matched', TEXT).toResponse()
}

/** Checks what a request proves itself with. @returns whether it is one of the public product */
function authenticate(headers: Headers, state: SireneState): boolean {
  const key = headers.get('x-insee-api-key-integration')
  const token = headers.get('authorization')?.replace(/^Bearer /, '')
  if ((key === null) === (token === undefined)) throw new Refusal(401, 'Unauthorized', TEXT)
  if (token !== undefined) {
    if (!state.isTokenValid(token)) throw new Refusal(401, 'Unauthorized', TEXT)
    return false
  }
  if (!key || (state.apiKey !== undefined && key !== state.apiKey)) throw new Refusal(401, 'Unauthorized', TEXT)
  // No Retry-After, and no JSON.
  if (!state.countCall()) throw new Refusal(429, 'Rate limit exceeded', TEXT)
  return true
}

function find(company: SimulatedEstablishment | undefined, number: string): SimulatedEstablishment {
  if (!company) throw refuse(404, `Aucun élément trouvé pour ${number}`)
  if (company.isOpposed) throw refuse(403, "L'entreprise s'est opposée à la diffusion de ses données")
  return company
}

function refuse(statut: number, message: string): Refusal {
  return new Refusal(statut, { header: { statut, message } })
}
