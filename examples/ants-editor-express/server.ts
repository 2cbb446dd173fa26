import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createAntsClient, HubError } from '@hub/ants-client'
import { createAntsEditor } from '@hub/ants-client/editor'
import express, { type Response } from 'express'
import { Agenda, type Booking } from './agenda.ts'

const {
  PORT = '8001',
  ANTS_HUB_AUTH_TOKEN = '',
  ANTS_RDV_OPT_AUTH_TOKEN = '',
  ANTS_RDV_API_URL,
  PUBLIC_URL,
} = process.env

const agenda = new Agenda(() => PUBLIC_URL ?? `http://localhost:${(server.address() as AddressInfo).port}`)
// Refuses to start without a token.
const editor = createAntsEditor({ tokens: [ANTS_HUB_AUTH_TOKEN], agenda, logger: console })
const ants = createAntsClient({
  environment: 'integration',
  baseUrl: ANTS_RDV_API_URL,
  token: ANTS_RDV_OPT_AUTH_TOKEN,
  logger: console,
})

const app = express()
app.use('/api/ants', getRequestListener(editor.fetch))

/** Books `{ application_id, start }`: at ANTS the number must be valid and without another appointment. */
app.post('/rdv', express.json(), (request, response) => answerBooking(request.body, response))

async function answerBooking(body: unknown, response: Response): Promise<void> {
  const { application_id, start } = (body ?? {}) as Record<string, unknown>
  if (typeof application_id !== 'string' || typeof start !== 'string') {
    response.status(422).json({ error: 'application_id and start are needed' })
    return
  }
  const booking: Booking = { applicationId: application_id.trim().toUpperCase(), meetingPointId: '412', start }
  const refusal = await book(booking)
  if (refusal) response.status(refusal.status).json({ error: refusal.error })
  else response.status(201).json({ management_url: agenda.managementUrl(booking.applicationId) })
}

async function book(booking: Booking): Promise<{ status: number; error: string } | undefined> {
  if (!agenda.isFree(booking.start)) return { status: 409, error: 'this slot is not free' }
  // Taken first, so that nobody else gets it while ANTS is asked.
  agenda.add(booking)
  try {
    const { applicationId, meetingPointId } = booking
    const status = await ants.getStatus({ application_ids: [applicationId], meeting_point_id: meetingPointId })
    const found = status[applicationId]
    if (found?.status !== 'validated' || found.appointments.length > 0) {
      agenda.remove(booking)
      return { status: 422, error: 'this number cannot take an appointment' }
    }
    await ants.createAppointment({
      application_id: applicationId,
      meeting_point: 'Mairie de Valbrume',
      meeting_point_id: meetingPointId,
      appointment_date: booking.start,
      management_url: agenda.managementUrl(applicationId),
    })
    return undefined
  } catch (error) {
    if (!HubError.isInstance(error)) throw error
    console.error(error.message)
    // After a lost answer ANTS may have the appointment: it is kept, and declared again by your own job.
    if (error.mayHaveBeenApplied) return undefined
    agenda.remove(booking)
    return { status: 503, error: 'ANTS does not answer, try again later' }
  }
}

// ANTS asks for all meeting points of an editor in one address.
const server = createServer({ maxHeaderSize: 128 * 1024 }, app)
server.listen(Number(PORT), () => console.log(`listening on ${(server.address() as AddressInfo).port}`))
