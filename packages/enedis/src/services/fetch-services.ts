import { type CallOptions, NotFoundError, PermissionError, type WithResponse } from '@hub/http'
import { checkDay, checkNames, checkUsagePoint } from '../check-parameters.js'
import { refuse, refuseGeneration } from '../refuse.js'
import type { ApiMode } from '../generation.js'
import type { Send } from '../send.js'
import { readServices } from './read-services.js'
import type { AuthorizedUsagePoints, SubscribedService, SubscribedServices } from './types.js'

const STATES = ['ACTIF', 'DEMANDE', 'TERMINE', 'SUPPRIME']
const TYPES = ['ACCES', 'CCDC', 'TRANSREC', 'OPPENR']
const MEASURES = ['CDC', 'IDX', 'PMAX', 'ENERGIE', 'ITC']
const MAX_LIST = 1_000
const MAX_PENDING_RETRIES = 20
const PENDING_RETRIES = 4
const FIRST_WAIT = 1_000
const MAX_INT64 = 2n ** 63n - 1n

type Fields = Readonly<Record<string, unknown>>

/** Checks what is looked for, and gives the body. @throws InvalidRequestError naming the field at fault */
function toServicesQuery(parameters: unknown): object {
  const names = [
    'countOnly',
    'autorisationId',
    'etatCode',
    'serviceType',
    'autorisation',
    'pointId',
    'siren',
    'dateDebut',
    'dateFin',
  ]
  checkNames(parameters, [...names, 'mesureTypeCode', 'soutirage', 'injection', 'page'])
  const given = parameters as Fields
  const page = given['page']
  if (page !== undefined && !(Number.isSafeInteger(page) && (page as number) >= 0))
    throw refuse('page', 'must be a whole number from 0')
  const day = (name: string) => (given[name] === undefined ? undefined : checkDay(given[name], name))
  const [dateDebut, dateFin] = [day('dateDebut'), day('dateFin')]
  if (dateDebut !== undefined && dateFin !== undefined && dateFin < dateDebut)
    throw refuse('dateFin', 'must not be before dateDebut')
  const id = given['autorisationId']
  return {
    comptage: checkFlag(given, 'countOnly') ?? false,
    // The description calls both obligatory and defaulted in one sentence.
    etatCode: checkChoices(given, 'etatCode', STATES) ?? ['ACTIF', 'DEMANDE'],
    serviceType: checkChoice(given['serviceType'] ?? 'ACCES', 'serviceType', TYPES),
    autorisationId: id === undefined ? undefined : toRawNumber(checkAuthorization(id)),
    autorisation: checkFlag(given, 'autorisation'),
    pointId: checkList(given, 'pointId')?.map((each, index) => checkUsagePoint(each, `pointId[${index}]`)),
    siren: checkList(given, 'siren')?.map((each, index) => checkSiren(each, `siren[${index}]`)),
    dateDebut,
    dateFin,
    mesureTypeCode: checkChoices(given, 'mesureTypeCode', MEASURES),
    soutirage: checkFlag(given, 'soutirage'),
    injection: checkFlag(given, 'injection'),
    page,
  }
}

/** @throws InvalidRequestError */
export async function fetchServices(
  send: Send,
  mode: ApiMode,
  parameters: unknown,
  call?: CallOptions,
): Promise<WithResponse<SubscribedServices>> {
  const body = toServicesQuery(parameters)
  if (mode === 'v5') throw refuseGeneration('the list of services', mode)
  return send('subscribedServices', { body }, readServices, call)
}

/**
 * The point of a consent v2. An empty list is never a success: it is asked for again, and then an error that says so.
 *
 * @throws NotFoundError `consent_pending`, PermissionError `consent_withdrawn`
 */
export async function fetchAuthorized(
  send: Send,
  mode: ApiMode,
  parameters: unknown,
  call?: CallOptions,
): Promise<WithResponse<AuthorizedUsagePoints>> {
  checkNames(parameters, ['autorisationId', 'retries'])
  const { autorisationId: given, retries = PENDING_RETRIES } = parameters as Fields
  const autorisationId = checkAuthorization(given)
  if (!(Number.isSafeInteger(retries) && (retries as number) >= 0 && (retries as number) <= MAX_PENDING_RETRIES))
    throw refuse('retries', `must be a whole number from 0 to ${MAX_PENDING_RETRIES}`)
  for (let attempt = 0; ; attempt++) {
    const sent = await fetchServices(send, mode, { autorisationId, autorisation: true, etatCode: STATES }, call)
    const own = sent.data.services.filter((service) => isOwn(service, autorisationId))
    const services = own.filter(({ etatCode }) => etatCode === null || etatCode === 'ACTIF' || etatCode === 'DEMANDE')
    const usagePointIds = [...new Set(services.map(({ pointId }) => pointId))].filter((id) => id !== '')
    if (usagePointIds.length > 0) return { ...sent, data: { autorisationId, usagePointIds, services } }
    if (own.length > 0) throw withdrawn()
    if (attempt >= (retries as number)) throw pending()
    await sleep(FIRST_WAIT * 2 ** Math.min(attempt, 3), call?.signal)
  }
}

/** Its authorisation must be the one asked for; where it is not said, it is that of the question. Beyond 2^53 JSON loses the last digits. */
function isOwn({ autorisationId }: SubscribedService, asked: string): boolean {
  return autorisationId === null || autorisationId === asked || isSameRounded(autorisationId, asked)
}

function isSameRounded(one: string, other: string): boolean {
  return !Number.isSafeInteger(Number(other)) && Number(one) === Number(other)
}

function pending(): NotFoundError {
  const message = 'Enedis: the consent has no service yet; ask again in some seconds'
  return new NotFoundError({
    message,
    code: 'consent_pending',
    attempts: 1,
    isRetryable: true,
    mayHaveBeenApplied: false,
  })
}

function withdrawn(): PermissionError {
  const message = 'Enedis: all services of the consent have ended; the holder must consent again'
  return new PermissionError({
    message,
    code: 'consent_withdrawn',
    attempts: 1,
    isRetryable: false,
    mayHaveBeenApplied: false,
  })
}

function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    function done(): void {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    // The next call says that it is aborted.
    signal?.addEventListener('abort', done)
    if (signal?.aborted) done()
  })
}

/** Digits, as text. @throws InvalidRequestError */
function checkAuthorization(value: unknown): string {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  if (typeof text === 'string' && /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= MAX_INT64) return text
  throw refuse('autorisationId', 'must be a whole number of 64 bits, or its digits')
}

/** A number that JSON.stringify writes with all its digits. */
function toRawNumber(digits: string): unknown {
  const number = Number(digits)
  if (Number.isSafeInteger(number)) return number
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(digits)
}

function checkFlag(given: Fields, name: string): boolean | undefined {
  const value = given[name]
  if (value === undefined || typeof value === 'boolean') return value
  throw refuse(name, 'must be true or false')
}

function checkChoice(value: unknown, field: string, choices: readonly string[]): string {
  if (typeof value === 'string' && choices.includes(value)) return value
  throw refuse(field, `must be one of ${choices.join(', ')}`)
}

function checkList(given: Fields, name: string): unknown[] | undefined {
  const value = given[name]
  if (value === undefined) return undefined
  if (Array.isArray(value) && value.length >= 1 && value.length <= MAX_LIST) return value
  throw refuse(name, `must be a list of 1 to ${MAX_LIST}`)
}

function checkChoices(given: Fields, name: string, choices: readonly string[]): string[] | undefined {
  return checkList(given, name)?.map((each, index) => checkChoice(each, `${name}[${index}]`, choices))
}

function checkSiren(value: unknown, field: string): string {
  if (typeof value === 'string' && /^\d{9}$/.test(value)) return value
  throw refuse(field, 'must be a SIREN of 9 digits')
}
