import { isCalendarDay } from '@hub/http'
import { Refusal, type SimulatedCall } from '@hub/http/simulator'
import type { SimulatedCivilPerson } from './people.js'
import { refuse } from './refusals.js'
import { findAccount, findToken } from './rights.js'
import type { ApiParticulierOperation, ApiParticulierState } from './state.js'

type Benefit = 'rsa' | 'aah' | 'asf'

const BENEFITS: Readonly<Partial<Record<ApiParticulierOperation, { name: Benefit; scope: string }>>> = {
  getRsa: { name: 'rsa', scope: 'revenu_solidarite_active' },
  getAah: { name: 'aah', scope: 'allocation_adulte_handicape' },
  getAsf: { name: 'asf', scope: 'allocation_soutien_familial' },
}

/**
 * Answers one call as the service would.
 *
 * @throws Refusal
 */
export function handle(
  call: SimulatedCall<ApiParticulierOperation>,
  state: ApiParticulierState,
): Response | Promise<Response> {
  // A banned address gets no answer at all.
  if (state.isBanned) return new Promise<never>(() => {})
  const scheduled = state.takeRefusal(call.operation)
  if (call.operation === 'ping') {
    if (!scheduled) return Response.json({ status: 'ok', last_update: null, last_ok_status: null })
    const body = { status: 'bad_gateway', last_update: null, last_ok_status: null }
    return scheduled.code === 'bad_gateway' ? Response.json(body, { status: 502 }) : throwRefusal(scheduled)
  }
  if (call.operation === 'introspect') {
    if (scheduled) return throwRefusal(scheduled)
    const { scopes = Object.values(BENEFITS).map(({ scope }) => scope) } = findToken(
      call.query.get('token') ?? '',
      state,
    )
    return Response.json({ _id: 'simulated', name: 'Jeton simulé', scopes })
  }
  return handleBenefit(call, state, scheduled)
}

export function handleUnknownRoute(methods: readonly string[]): Response {
  const body = { errors: [] }
  if (methods.length === 0) return new Refusal(404, body).toResponse()
  return new Refusal(405, body, { allow: methods.join(', ') }).toResponse()
}

function handleBenefit(
  { operation, headers, query }: SimulatedCall<ApiParticulierOperation>,
  state: ApiParticulierState,
  scheduled: ReturnType<ApiParticulierState['takeRefusal']>,
): Response {
  const [, value = ''] = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '') ?? []
  const token = findToken(value, state)
  const account = findAccount(token, query)
  const wait = state.countCall(account)
  if (wait !== undefined) throw refuse('00429', { retryAfter: wait })
  if (scheduled) {
    if (scheduled.code === '00429') state.hold(account, scheduled.retryAfter ?? 0)
    return throwRefusal(scheduled)
  }
  const { name, scope } = BENEFITS[operation] as { name: Benefit; scope: string }
  if (token.scopes && !token.scopes.includes(scope)) throw refuse('00100')
  assertCivilStatus(query)
  const benefit = state.people.find((person) => isSame(person, query))?.[name]
  if (!benefit) throw refuse('35003')
  if ('code' in benefit) throw refuse(benefit.code)
  // Its cache of an hour is not simulated.
  const answerHeaders = { ...state.createLimitHeaders(account), 'x-response-cached': 'false', 'x-cache-expires-in': '' }
  return Response.json({ data: benefit, links: {}, meta: {} }, { headers: answerHeaders })
}

function throwRefusal({ code, ...options }: Parameters<ApiParticulierState['answerNext']>[0]): never {
  throw refuse(code, options)
}

const DATE_PARTS = ['anneeDateNaissance', 'moisDateNaissance', 'jourDateNaissance']

/** @throws Refusal 422 naming the parameter that is missing or wrong */
function assertCivilStatus(query: URLSearchParams): void {
  const names = query.getAll('prenoms[]')
  if (!query.get('nomNaissance')) throw refuse('00361', { parameter: 'nomNaissance' })
  if (names.length === 0) throw refuse('00367', { parameter: 'prenoms' })
  if (names.length > 3 || names.includes('')) throw refuse('00362', { parameter: 'prenoms' })
  // Months and days are ignored without a year, which 2000 has all of; a day likewise without a month, and January has all of them.
  const [year = '2000', month = '1', day = '1'] = DATE_PARTS.map((name) => query.get(name) ?? undefined)
  if (!isCalendarDay([year.padStart(4, '0'), month.padStart(2, '0'), day.padStart(2, '0')].join('-')))
    throw refuse('00363', { parameter: 'anneeDateNaissance' })
  if (!/^[MF]$/.test(query.get('sexeEtatCivil') ?? '')) throw refuse('00364', { parameter: 'sexeEtatCivil' })
  const country = query.get('codeCogInseePaysNaissance') ?? ''
  const isCommuneMissing = country === '99100' && !query.get('codeCogInseeCommuneNaissance')
  if (!/^99\d{3}$/.test(country) || isCommuneMissing)
    throw refuse('00365', { parameter: 'codeCogInseeCommuneNaissance' })
}

function isSame(person: SimulatedCivilPerson, query: URLSearchParams): boolean {
  const [year, month, day] = person.birth_date.split('-').map(Number)
  const number = (name: string): number => Number(query.get(name))
  return (
    query.get('nomNaissance') === person.nomNaissance &&
    query.getAll('prenoms[]')[0] === person.prenoms[0] &&
    number('anneeDateNaissance') === year &&
    number('moisDateNaissance') === month &&
    number('jourDateNaissance') === day &&
    query.get('sexeEtatCivil') === person.sexeEtatCivil &&
    query.get('codeCogInseePaysNaissance') === person.codeCogInseePaysNaissance &&
    (query.get('codeCogInseeCommuneNaissance') ?? undefined) === person.codeCogInseeCommuneNaissance
  )
}
