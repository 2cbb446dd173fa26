import { readFileSync } from 'node:fs'
import type { LogFields, Logger } from '@hub/http'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'vitest'
import { parse } from 'yaml'
import {
  type AgendaMeetingPoint,
  type AntsEditor,
  type AntsEditorOptions,
  createAntsEditor,
  type AnyEditorAgenda,
  type EditorAgenda,
  type ReadyEditorAgenda,
} from '../../src/editor/index.js'

export const TOKEN = 'token-agreed-with-ants'
export const BASE = 'https://rdv.valbrume.example/api/ants'

export const POINT = {
  id: '412',
  name: 'Mairie de Valbrume - annexe',
  longitude: 3.0351,
  latitude: 50.5487,
  public_entry_address: '12 rue des Lilas',
  zip_code: '59999',
  city_name: 'Valbrume',
} satisfies AgendaMeetingPoint
export const OTHER_POINT = { ...POINT, id: '413', name: 'Mairie de Saint-Maur-des-Fossés', zip_code: '94999' }

export const SLOT = { datetime: '2027-12-10T09:00Z', callback_url: 'https://rdv.valbrume.example/prendre?lieu=412' }
export const BOOKING = {
  meeting_point: 'Mairie de Valbrume - annexe',
  datetime: '2027-12-10T09:00Z',
  management_url: 'https://rdv.valbrume.example/rdvs/88',
  cancel_url: 'https://rdv.valbrume.example/rdvs/88/annuler',
}

/** An agenda that is asked place by place, and one that answers whole searches. */
export type AgendaByPlace = EditorAgenda
export type ReadyAgenda = ReadyEditorAgenda

/** Two places with one slot each whatever is asked, no booking. */
export const AGENDA: AgendaByPlace = {
  getMeetingPoints: () => [POINT, OTHER_POINT],
  getSlots: ({ meeting_point_id }) => (['412', '413'].includes(meeting_point_id) ? [SLOT] : undefined),
  getBookings: () => ({}),
}

export interface Line {
  readonly level: keyof Logger
  readonly message: string
  readonly fields: LogFields | undefined
}

export interface Harness extends AntsEditor {
  /** Everything told to the logger so far. */
  readonly lines: readonly Line[]
  /** Asks as ANTS does, and checks the answer against the document whatever the test looks at. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Answer>
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: unknown
}

/** An editor with a token over `AGENDA`, parts of which a test replaces. */
export function createHarness(
  agenda: Partial<AgendaByPlace> | ReadyAgenda = {},
  options: Partial<Omit<AntsEditorOptions, 'agenda' | 'logger'>> = {},
): Harness {
  const lines: Line[] = []
  const log = (level: keyof Logger) => (message: string, fields?: LogFields) => lines.push({ level, message, fields })
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') }
  const whole: AnyEditorAgenda = agenda.getReadySlots ? agenda : { ...AGENDA, ...agenda }
  const editor = createAntsEditor({ tokens: [TOKEN], ...options, agenda: whole, logger })
  const ask = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers({
      'x-hub-rdv-auth-token': TOKEN,
      accept: '*/*',
      ...Object.fromEntries(new Headers(init.headers)),
    })
    const response = await editor.fetch(new Request(`${BASE}${path}`, { ...init, headers }))
    const text = await response.text()
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    if (text !== '') expectContract(path, response.status, body)
    return { status: response.status, headers: response.headers, text, body }
  }
  return { ...editor, lines, ask }
}

/** What an agenda written without types may give, whatever types ask of it. */
export function untyped(value: unknown): never {
  // @ts-expect-error -- that is the point
  return value
}

export function keysOf(body: unknown): string[] {
  return typeof body === 'object' && body !== null ? Object.keys(body) : []
}

export function slotsPath(parameters: Record<string, string | readonly string[]> = {}): string {
  const query = new URLSearchParams()
  const all = { meeting_point_ids: ['412', '413'], start_date: '2027-12-01', end_date: '2027-12-31', ...parameters }
  for (const [name, values] of Object.entries(all)) for (const value of [values].flat()) query.append(name, value)
  return `/availableTimeSlots?${query}`
}

export function bookingsPath(...values: readonly string[]): string {
  const query = new URLSearchParams()
  for (const value of values) query.append('application_ids', value)
  return `/searchApplicationIds?${query}`
}

const documentText = readFileSync(new URL('../../../../openapi/ants-editor.yaml', import.meta.url), 'utf8')
const ajv = new Ajv2020({ strict: false, validateFormats: false })
const document: { paths: Record<string, { get: { responses: object } }> } = parse(documentText)
ajv.addSchema(Object.assign({ $id: 'ants-editor' }, document))

/** Fails the test when an answer is not what `openapi/ants-editor.yaml` says of its endpoint and status. */
export function expectContract(path: string, status: number, body: unknown): void {
  const endpoint = /([^/?]+)(?:\?|$)/.exec(path)?.[1] ?? ''
  const answers: Record<string, string> = {
    getManagedMeetingPoints: 'MeetingPointsAnswer',
    availableTimeSlots: 'TimeSlotsAnswer',
    searchApplicationIds: 'BookingsAnswer',
  }
  const schema = status === 200 ? answers[endpoint] : 'ErrorAnswer'
  const validate = ajv.getSchema(`ants-editor#/components/schemas/${schema}`)
  if (validate === undefined) throw new Error(`no schema for ${endpoint} ${status}`)
  const described = Object.keys(document.paths[`/${endpoint}`]?.get.responses ?? {})
  // Any address can be wrong, and any method but GET: described once for all, as the default.
  expect([...described, '401', '404', '405']).toContain(String(status))
  expect(validate(body) ? [] : validate.errors).toEqual([])
}
