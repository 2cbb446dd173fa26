import type { AddressInfo } from 'node:net'
import {
  createRdvInsertionClient,
  HubError,
  InvalidRequestError,
  readRefusals,
  type UserToInvite,
} from '@hub/rdv-insertion-client'
import { createRdvSolidaritesAuth } from '@hub/rdv-solidarites-auth'
import Fastify from 'fastify'

const { PORT = '8003', RDV_INSERTION_URL, RDV_SOLIDARITES_URL, ORGANISATION_ID = '' } = process.env
const { RDV_SOLIDARITES_EMAIL, RDV_SOLIDARITES_PASSWORD } = process.env

// One session for all calls: it signs in when the first one needs it.
const auth = createRdvSolidaritesAuth({
  environment: 'demo',
  baseUrl: RDV_SOLIDARITES_URL,
  email: RDV_SOLIDARITES_EMAIL,
  password: RDV_SOLIDARITES_PASSWORD,
})
const insertion = createRdvInsertionClient({ environment: 'demo', baseUrl: RDV_INSERTION_URL, auth })

const app = Fastify({ logger: { level: 'warn' } })

/** Invites a person, in the terms of rdv-insertion: `{ first_name, last_name, title, email, invitation }`. */
app.post<{ Body: UserToInvite }>('/invitations', async (request, reply) => {
  const { user, invitations } = await insertion.createAndInvite({
    rdv_solidarites_organisation_id: ORGANISATION_ID,
    user: request.body,
  })
  const channels = invitations.map(({ format }) => format)
  return reply.status(201).send({ user_id: user.id, channels })
})

app.setErrorHandler((error, request, reply) => {
  if (!HubError.isInstance(error)) {
    const { statusCode = 500 } = error as { statusCode?: number }
    if (statusCode >= 500) request.log.error(error)
    return reply.status(statusCode).send({ error: statusCode >= 500 ? 'unexpected' : 'the request cannot be read' })
  }
  // Its message and fields hold no personal data.
  request.log.warn(error)
  if (InvalidRequestError.isInstance(error) && error.attempts === 0)
    return reply.status(422).send({ error: error.message, field: error.field })
  // Of what was refused in part the person may exist, and of a lost answer too.
  const { mayHaveBeenApplied, code = 'refused' } = error
  if (InvalidRequestError.isInstance(error))
    return reply.status(422).send({ error: code, refusals: readRefusals(error), mayHaveBeenApplied })
  return reply
    .status(mayHaveBeenApplied ? 502 : 503)
    .send({ error: 'rdv-insertion did not answer', mayHaveBeenApplied })
})

await app.listen({ port: Number(PORT) })
console.log(`listening on ${(app.server.address() as AddressInfo).port}`)
