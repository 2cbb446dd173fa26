import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import type { SimulatedPerson } from './people.js'
import type { FranceTravailState } from './state.js'

type Body = Readonly<Record<string, unknown>>

const HEADERS = ['pa-nom-agent', 'pa-prenom-agent', 'pa-identifiant-agent']
const STATUSES: Readonly<Record<string, number>> = { R001: 403, R997: 400, R998: 500, R999: 503 }

/** The answer with a code, with the status that belongs to it. */
export function createUserAnswer(code: string | undefined, status = 0): Response {
  const body = { codeRetour: code, message: 'Simulated', topIdentiteCertifiee: null, jetonUsager: null }
  return Response.json(body, { status: status || (STATUSES[code ?? ''] ?? 200) })
}

/**
 * The three headers of the agent; what they hold is not checked.
 *
 * @throws Refusal 302 when one is absent, 401 when one is empty
 */
export function assertAgentHeaders({ headers }: Pick<SimulatedCall, 'headers'>): void {
  for (const name of HEADERS) {
    const value = headers.get(name)
    if (value === null)
      throw new Refusal(302, 'Found', { location: 'https://authentification.example/', 'content-type': 'text/html' })
    if (value.trim() === '') throw new Refusal(401, { message: `${name} is empty` })
  }
}

/** @throws Refusal 400 `R997` when a value is missing */
export function handleFindUser(body: Body, byNumber: boolean, state: FranceTravailState): Response {
  const names = byNumber ? ['numeroFranceTravail'] : ['dateNaissance', 'nir']
  if (names.some((name) => typeof body[name] !== 'string' || body[name] === '')) return createUserAnswer('R997')
  const found = state.people.filter((person) =>
    byNumber
      ? person.numeroFranceTravail === body['numeroFranceTravail']
      : person.nir === body['nir'] && person.birth_date === body['dateNaissance'],
  )
  const [person] = found
  if (!person) return createUserAnswer('S002')
  if (found.length > 1) return createUserAnswer('S003')
  const { topIdentiteCertifiee = 'O' } = person
  const answer = { codeRetour: 'S001', message: 'Simulated', topIdentiteCertifiee, jetonUsager: toUserToken(person) }
  return Response.json(answer)
}

/** @throws Refusal 403 `R001` when the token is that of nobody */
export function handleRqth({ headers }: SimulatedCall<never>, state: FranceTravailState): Response {
  const token = headers.get('ft-jeton-usager')
  const person = state.people.find((each) => {
    const { topIdentiteCertifiee = 'O' } = each
    return topIdentiteCertifiee === 'O' && toUserToken(each) === token
  })
  if (!person) throw new Refusal(403, { codeRetour: 'R001', message: 'Simulated' })
  return Response.json(
    person.rqth ?? { topValiditeRQTH: false, dateDebutRqth: '', dateFinRqth: '', source: 'FRANCE TRAVAIL' },
  )
}

function toUserToken({ idNationalDE }: SimulatedPerson): string {
  return `user-${idNationalDE}`
}
