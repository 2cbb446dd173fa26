import { buildDiagorienteUrl, buildTallyUrl, LinkError } from '@hub/partner-links'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { HubEnv } from '../../platform/http/hub-env.js'
import { invalidRequest } from '../../platform/http/http-problem.js'
import { jsonContent, partnerRoutes, problems, problemsWith } from '../../platform/http/openapi.js'
import { requireFeature } from '../../platform/partners/partner-access.js'
import type { LinksConfig } from './config.js'
import { writeInvitation } from './invitation-mail.js'
import type { Invitations } from './invitations.js'
import { describeBody, readBody, toPointer } from './read-body.js'

const common = { tags: ['Links'], security: [{ apiKey: [] }], middleware: requireFeature('links') }
const MAX_TEXT = 2_000

const url = z.string().openapi({ description: 'The link.', example: 'https://tally.so/r/mY59xq?region=Corse' })
const fieldValue = z.union([z.string().max(MAX_TEXT), z.number(), z.null()])
const tallyBody = z.strictObject({
  fields: z
    .record(z.string().min(1).max(100), fieldValue)
    .default({})
    .openapi({ description: 'Hidden fields by name; null is an empty field.', example: { id_siae: 12, region: null } }),
  allow_personal: z.array(z.string()).max(50).default([]).openapi({
    description: 'Names of personal fields that may stand in the link, which a third party sees.',
    example: [],
  }),
  mode: z.enum(['r', 'embed']).default('r').openapi({ description: 'A page, or for an iframe.', example: 'r' }),
  options: z
    .strictObject({
      alignLeft: z.boolean().optional().openapi({ description: 'Whether it is aligned to the left.', example: true }),
      hideTitle: z.boolean().optional().openapi({ description: 'Whether its title is hidden.', example: true }),
      transparentBackground: z
        .boolean()
        .optional()
        .openapi({ description: 'Whether its background is transparent.', example: true }),
      dynamicHeight: z
        .boolean()
        .optional()
        .openapi({ description: 'Whether its height follows its content.', example: true }),
    })
    .optional()
    .openapi({ description: 'How an embedded form looks.', example: { hideTitle: true } }),
})

const buildTally = createRoute({
  ...common,
  method: 'post',
  path: '/links/tally/{form}',
  operationId: 'buildTallyLink',
  summary: 'Build the link to a survey',
  description:
    'With hidden fields. A field that a known form does not have is refused, and so is a personal one that is not allowed. Nothing is kept.',
  'x-hub-retry': 'safe',
  request: {
    params: z.object({ form: z.string().max(20).openapi({ description: 'Id of the form.', example: 'mY59xq' }) }),
    body: describeBody('TallyLinkRequest'),
  },
  responses: {
    ...problems(413, 415, 422),
    200: { description: 'The link.', content: jsonContent(z.object({ url })) },
  },
})

const audience = z
  .enum(['candidat', 'prescripteur', 'employeur'])
  .openapi({ description: 'Through whom somebody comes.', example: 'prescripteur' })
const subject = z
  .string()
  .regex(/^[A-Za-z0-9_.:-]{1,64}$/, 'must be 1 to 64 letters, digits and any of _ . : -')
  .openapi({ description: 'Your name for the application or person; no personal data.', example: 'candidature-12' })
const email = z
  .email('must be an e-mail address')
  .max(254)
  .openapi({ description: 'E-mail address.', example: 'camille@exemple.fr' })
const diagorienteBody = z.strictObject({
  subject,
  audience,
  recipient: z
    .union([
      email,
      z.strictObject({
        email,
        name: z.string().max(200).default('').openapi({ description: 'Name.', example: 'Camille Durand' }),
      }),
    ])
    .optional()
    .openapi({
      description: 'Who gets the mail: an address, or with a name. Without it only the link is built.',
      example: 'camille@exemple.fr',
    }),
  has_resume: z
    .boolean()
    .openapi({ description: 'Whether there is a résumé: nobody is invited then.', example: false }),
})
const invitedAt = z
  .string()
  .nullable()
  .openapi({ description: 'Instant of the first invitation.', example: '2027-09-06T06:00:00.000Z' })

const invite = createRoute({
  ...common,
  method: 'post',
  path: '/links/diagoriente',
  operationId: 'inviteToDiagoriente',
  summary: 'Build the link to Diagoriente, and invite somebody once',
  description:
    'With a recipient one mail is sent for a subject, however often it is asked for. Nothing is recorded when it cannot be sent.',
  'x-hub-retry': 'idempotent',
  request: { body: describeBody('DiagorienteRequest') },
  responses: {
    ...problems(413, 415, 422),
    ...problemsWith(409, '`invitation_in_progress`: another request is sending the mail; see Retry-After (seconds).'),
    ...problemsWith(503, '`mail_unavailable`: the mail cannot be sent, nothing was recorded; `database_unavailable`.'),
    200: {
      description: 'The link and the state.',
      content: jsonContent(
        z.object({
          url,
          state: z.enum(['not_invited', 'invited', 'already_invited', 'not_applicable']).openapi({
            description: '`not_applicable`: there is a résumé; `not_invited`: no recipient, and none before.',
            example: 'invited',
          }),
          invited_at: invitedAt,
        }),
      ),
    },
  },
})

const readState = createRoute({
  ...common,
  method: 'get',
  path: '/links/diagoriente/{subject}',
  operationId: 'getDiagorienteInvitation',
  summary: 'Read whether a subject was invited to Diagoriente',
  description: 'Diagoriente itself tells nothing: that the mail was sent is all that is known.',
  'x-hub-retry': 'safe',
  request: { params: z.object({ subject }) },
  responses: {
    ...problems(422),
    200: {
      description: 'The state.',
      content: jsonContent(
        z.object({
          subject,
          state: z.enum(['not_invited', 'invited']).openapi({ description: 'The state.', example: 'invited' }),
          invited_at: invitedAt,
        }),
      ),
    },
  },
})

export interface LinkRoutesOptions {
  config: Pick<LinksConfig, 'tallyUrl' | 'diagorienteUrl'>
  invitations: Invitations
}

export function linkRoutes({ config, invitations }: LinkRoutesOptions): OpenAPIHono<HubEnv> {
  const toText = (instant: number | undefined) => (instant === undefined ? null : new Date(instant).toISOString())
  const routes = partnerRoutes()
  routes.openAPIRegistry.register('TallyLinkRequest', tallyBody)
  routes.openAPIRegistry.register('DiagorienteRequest', diagorienteBody)
  return routes
    .openapi(buildTally, async (context) => {
      const { form } = context.req.valid('param')
      const { fields, allow_personal, mode, options } = await readBody(context, tallyBody)
      const link = { formId: form, fields, allowPersonal: allow_personal, mode, options, base: config.tallyUrl }
      return context.json({ url: refuseWrongLink(() => buildTallyUrl(link)) }, 200)
    })
    .openapi(invite, async (context) => {
      const { subject: name, audience: whose, recipient, has_resume } = await readBody(context, diagorienteBody)
      const link = buildDiagorienteUrl(whose, { base: config.diagorienteUrl })
      const owner = context.get('caller').name
      const former = await invitations.read(owner, name)
      if (has_resume)
        return context.json({ url: link, state: 'not_applicable' as const, invited_at: toText(former) }, 200)
      if (recipient === undefined || former !== undefined) {
        const state = former === undefined ? ('not_invited' as const) : ('already_invited' as const)
        return context.json({ url: link, state, invited_at: toText(former) }, 200)
      }
      const to =
        typeof recipient === 'string'
          ? { address: recipient, name: '' }
          : { address: recipient.email, name: recipient.name }
      const { state, invitedAt: instant } = await invitations.invite(owner, name, {
        to,
        ...writeInvitation(whose, link),
      })
      return context.json({ url: link, state, invited_at: toText(instant) }, 200)
    })
    .openapi(readState, async (context) => {
      const { subject: name } = context.req.valid('param')
      const instant = await invitations.read(context.get('caller').name, name)
      const state = instant === undefined ? ('not_invited' as const) : ('invited' as const)
      return context.json({ subject: name, state, invited_at: toText(instant) }, 200)
    })
}

/** A mistake of the request, where it is. */
function refuseWrongLink(build: () => string): string {
  try {
    return build()
  } catch (error) {
    if (!(error instanceof LinkError)) throw error
    const message = error.message.slice(error.field.length + 2)
    if (error.field === 'formId') throw invalidRequest([{ in: 'path', pointer: '/form', message }])
    const pointer = error.field.startsWith('fields.')
      ? toPointer(['fields', error.field.slice('fields.'.length)])
      : `/${error.field}`
    throw invalidRequest([{ in: 'body', pointer, message }])
  }
}
