// What a hub is asked: the operations of its document, the pages for citizens, ANTS's endpoints, webhooks, and what is around them.
import { createHmac } from 'node:crypto'
import { REASONS } from '@hub/ants-client/editor'
import type { OpenApiDocument } from '../openapi-answers.js'
import { insertionInvitation, insertionRdv, solidaritesRdv } from '../webhook-bodies.js'
import type { Chooser } from './chooser.js'
import { type DescribedOperation, describedOperations, parameterSample } from './described-requests.js'

/** A request before it is written down, in the parts that can be spoilt one by one. */
export interface RequestParts {
  method: string
  /** Already percent-encoded. */
  path: string[]
  query: [name: string, value: string][]
  headers: [name: string, value: string][]
  /** Sent as JSON, or as a form. */
  json?: unknown
  form?: [name: string, value: string][] | undefined
  /** Computes a header over the bytes that are sent in the end. */
  sign?: ((body: Buffer) => [name: string, value: string]) | undefined
}

export interface KnownToPartners {
  document: OpenApiDocument
  apiKeys: readonly string[]
  antsToken: string
  insertionSecret: string
  solidaritesSecret: string
  /** Numbers that ANTS validates. */
  numbers: readonly string[]
}

/** What the hub told so far, for requests about it. */
export interface Learned {
  appointments: string[]
  /** Paths of management pages. */
  pages: string[]
}

/** Few, so that a long run does not fill the agenda. */
export const PLACES = ['412', '413', 'a:b', '0', 'x'.repeat(64)]
/** A week from now, and at the ends of what the agenda opens. */
const DAYS = [0, 1, 7, 8, 29, 30, 31].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10))
const TIMES = ['09:00', '09:15', '09:30', '09:45']

export function createRequests(known: KnownToPartners, learned: Learned, choose: Chooser): () => RequestParts {
  const all = describedOperations(known.document)
  // Most others are about an appointment, and refused before it matters when there is none.
  const operations = [
    ...all,
    ...all.filter(({ template, method }) => template === '/api/v1/appointments' && method === 'post'),
  ]
  const start = (): string => `${choose.pick(DAYS)}T${choose.pick(TIMES)}`
  const pickOr = (some: readonly string[], other: string): string => (some.length === 0 ? other : choose.pick(some))
  const address = (): [string, string] => ['x-forwarded-for', `203.0.113.${choose.below(256)}`]

  function described(): RequestParts {
    const operation = choose.pick(operations)
    const { method, template, parameters } = operation
    const sent = parameters.filter(({ required }) => required === true || choose.chance(0.5))
    const named = (place: string) => sent.filter((parameter) => parameter.in === place)
    const inPath = (segment: string): string => {
      const name = /^\{(.*)\}$/.exec(segment)?.[1]
      const parameter = parameters.find((each) => each.in === 'path' && each.name === name)
      if (name === undefined || parameter === undefined) return segment
      if (template.startsWith('/api/v1/appointments'))
        return pickOr(learned.appointments, parameterSample(parameter, choose))
      return template.startsWith('/api/v1/meeting-points') ? choose.pick(PLACES) : String(choose.pick([3127, 8841, 1]))
    }
    return {
      method: method.toUpperCase(),
      path: template.split('/').map(inPath),
      query: named('query').map((each) => [each.name, parameterSample(each, choose)]),
      headers: [
        ['authorization', `Bearer ${choose.pick(known.apiKeys)}`],
        ...named('header').map((each): [string, string] => [each.name, `key-${choose.below(10_000)}`]),
      ],
      ...(operation.body === undefined ? {} : { json: filled(operation) }),
    }
  }

  /** The example of the document, about places, times and numbers that exist. */
  function filled({ template, method, body }: DescribedOperation): unknown {
    const openings = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '09:00', to: '10:00', desks: 1 + choose.below(50) }]
    const durations = Object.fromEntries(REASONS.map((reason) => [reason, reason === 'CNI-PASSPORT' ? 30 : 15]))
    const point = { durations, openings, closures: [], max_days_ahead: 30 }
    if (template === '/api/v1/agenda') {
      const [first] = (body as { meeting_points: object[] }).meeting_points
      return { meeting_points: [{ ...first, ...point, id: choose.pick(PLACES) }] }
    }
    if (template.startsWith('/api/v1/meeting-points')) {
      const { id: _id, ...rest } = body as { id?: string }
      return { ...rest, ...point }
    }
    if (!template.startsWith('/api/v1/appointments')) return body
    const wanted = {
      application_ids: [choose.pick(known.numbers)],
      starts_at: start(),
      meeting_point_id: choose.pick(PLACES),
    }
    return method === 'post'
      ? { ...(body as object), ...wanted, reason: choose.pick(REASONS) }
      : { ...(body as object), ...wanted }
  }

  function ants(): RequestParts {
    const endpoint = choose.pick(['getManagedMeetingPoints', 'availableTimeSlots', 'searchApplicationIds'])
    const window: [string, string][] = [
      ['meeting_point_ids', choose.pick(PLACES)],
      ['meeting_point_ids', choose.pick(PLACES)],
      ['start_date', DAYS[1] ?? ''],
      ['end_date', DAYS[3] ?? ''],
      ['reason', choose.pick(REASONS)],
      ['documents_number', '1'],
    ]
    const query: Readonly<Record<string, [string, string][]>> = {
      availableTimeSlots: window,
      searchApplicationIds: [['application_ids', choose.pick(known.numbers)]],
    }
    const headers: [string, string][] = [['x-hub-rdv-auth-token', known.antsToken]]
    return { method: 'GET', path: ['', 'api', 'ants', endpoint], query: query[endpoint] ?? [], headers }
  }

  function page(): RequestParts {
    const isForm = choose.chance(0.5)
    const link: [string, string][] = [
      ['meeting_point', choose.pick(PLACES)],
      ['reason', choose.pick(REASONS)],
      ['documents', String(1 + choose.below(3))],
      ['start', start()],
    ]
    const contact: [string, string][] = [
      ['first_name', 'Camille'],
      ['last_name', 'Durand'],
      ['email', 'camille@example.org'],
      ['phone', '06 12 34 56 78'],
    ]
    const managed = pickOr(learned.pages, '/rdv/unknown').split('/')
    const deeper = choose.pick(['', 'deplacer', 'annuler', 'coordonnees', 'acces', 'calendrier.ics'])
    const isBooking = choose.chance(0.4)
    const path = isBooking ? ['', 'rdv'] : [...managed, ...(deeper === '' ? [] : [deeper])]
    if (!isForm) return { method: 'GET', path, query: link, headers: [address()] }
    const number = choose.pick(known.numbers)
    const fields: [string, string][] = [
      ['nonce', `n${choose.below(1_000)}`],
      ...link,
      ...contact,
      ['application_ids', number],
    ]
    return { method: 'POST', path, query: [], headers: [address(), ['sec-fetch-site', 'same-origin']], form: fields }
  }

  function webhook(): RequestParts {
    const isInsertion = choose.chance(0.5)
    const model = !isInsertion || choose.chance(0.7) ? 'Rdv' : 'Invitation'
    const id = 1 + choose.below(50)
    const at = new Date(Date.now() - choose.below(1_000_000)).toISOString()
    const invitation = (): unknown => insertionInvitation({ id })
    const data = !isInsertion ? solidaritesRdv({ id }) : model === 'Rdv' ? insertionRdv({ id }) : invitation()
    const event = choose.pick(['created', 'updated', 'destroyed'])
    const json = { data, meta: { model, event, timestamp: at } }
    const [name, secret] = isInsertion
      ? ['x-rdvi-signature', known.insertionSecret]
      : ['x-lapin-signature', known.solidaritesSecret]
    const sign = (body: Buffer): [string, string] => [name, createHmac('sha256', secret).update(body).digest('hex')]
    const path = ['', 'webhooks', isInsertion ? 'rdv-insertion' : 'rdv-solidarites']
    return { method: 'POST', path, query: [], headers: [], json, sign }
  }

  function around(): RequestParts {
    const path = choose.pick([
      '/',
      '/healthz',
      '/readyz',
      '/metrics',
      '/docs',
      '/docs/start.js',
      '/openapi.json',
      '/rdv/',
      '/nothing',
    ])
    return { method: 'GET', path: path.split('/'), query: [], headers: [['accept-encoding', 'gzip']] }
  }

  const kinds = [described, described, described, described, ants, page, page, webhook, around]
  return () => choose.pick(kinds)()
}
