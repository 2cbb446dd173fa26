// A mail server of its own for a test file: what it was sent, and how it refuses.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach } from 'vitest'

interface Received {
  to: string[]
  source: string
  /** The text part and the calendar, decoded. */
  text: string
  calendar: string
}

/** An SMTP server that refuses recipients at `refused.example` for good, and everybody while `isBusy`. */
function createServer() {
  const received: Received[] = []
  const state = { isBusy: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, answer) {
      const refusal = address.endsWith('@refused.example') ? [550, 'no such user'] : state.isBusy ? [451, 'later'] : []
      const [responseCode, message] = refusal
      answer(responseCode === undefined ? null : Object.assign(new Error(String(message)), { responseCode }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const source = Buffer.concat(chunks).toString('utf8')
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, source, text: findPart(source, 'text/plain'), calendar: findPart(source, 'text/calendar') })
        done()
      })
    },
  })
  return { server, received, state }
}

/** One part of a message, whatever it was encoded in. */
function findPart(source: string, type: string): string {
  const part =
    source.split(/\r\n--[^\r\n]+\r\n/).find((each) => new RegExp(`^content-type: ${type}`, 'im').test(each)) ?? ''
  const [head = '', ...body] = part.split('\r\n\r\n')
  const content = body.join('\r\n\r\n')
  if (/encoding: base64/i.test(head)) return Buffer.from(content, 'base64').toString('utf8')
  if (!/encoding: quoted-printable/i.test(head)) return content
  const bytes = content.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => `%${hex}`)
  return decodeURIComponent(bytes.replaceAll(/%(?![0-9A-F]{2})/g, '%25'))
}

/** Starts one for the tests of a file, which is emptied before each of them. `url()` is known once it listens. */
export function mailServer() {
  const { server, received, state } = createServer()
  let url = ''
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await new Promise<void>((resolve) => {
      server.close(resolve)
    })
  })
  beforeEach(() => {
    received.length = 0
    state.isBusy = false
  })
  return { received, state, url: () => url }
}
