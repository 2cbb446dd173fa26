import { Hono } from 'hono'
import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { HubEnv } from '../http/hub-env.js'
import { notFound } from '../http/http-problem.js'
import { isDirectLoopbackRequest } from '../http/loopback.js'
import type { KeptMail, Mailbox } from './mailbox.js'
import { contentSecurityPolicy } from '../http/security-headers.js'

export const MAILBOX_PATH = '/_/mail'

const SHOWN = 100
const POLICY = contentSecurityPolicy({ 'style-src': "'unsafe-inline'" })
const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere}'

/** What a sandbox would have sent. For this machine only; anybody else finds nothing here. */
export function mailboxRoutes(mailbox: Mailbox): Hono<HubEnv> {
  const routes = new Hono<HubEnv>().basePath(MAILBOX_PATH)
  routes.use('/*', async (context, next) => {
    if (!isDirectLoopbackRequest(context)) throw notFound('There is nothing at this address.')
    context.header('content-security-policy', POLICY)
    await next()
  })
  routes.get('/', async (context) => context.html(<MailList mails={await mailbox.list(SHOWN)} />))
  routes.get('/:name', async (context) => {
    const mail = await mailbox.read(context.req.param('name'))
    if (!mail) throw notFound('No such message: /_/mail lists them.')
    return context.html(<MailPage mail={mail} />)
  })
  routes.get('/:name/source', async (context) => {
    const source = await mailbox.source(context.req.param('name'))
    if (!source) throw notFound('No such message: /_/mail lists them.')
    return context.body(new Uint8Array(source), 200, {
      'content-type': 'message/rfc822',
      'content-disposition': 'attachment; filename="message.eml"',
    })
  })
  return routes
}

function Frame({ title, children }: { title: string; children?: Child }) {
  return html`<!doctype html>${(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  )}`
}

function MailList({ mails }: { mails: readonly KeptMail[] }) {
  return (
    <Frame title="Mail of the sandbox">
      <p>What would have been sent; nothing left this machine.</p>
      {mails.length === 0 && <p>No message yet.</p>}
      <ul>
        {mails.map(({ name, at, to, subject }) => (
          <li>
            <a href={`mail/${name}`} lang="fr">
              {subject}
            </a>{' '}
            to {to.address}, {at}
          </li>
        ))}
      </ul>
    </Frame>
  )
}

function MailPage({ mail }: { mail: KeptMail }) {
  const { name, at, from, to, subject, text, calendar } = mail
  return (
    <Frame title={subject}>
      <p>
        From {from.address}, to {to.name} ({to.address}), {at}
      </p>
      <pre lang="fr">{text}</pre>
      {calendar !== null && (
        <>
          <h2>Calendar invitation</h2>
          <pre>{calendar}</pre>
        </>
      )}
      <p>
        <a href={`${name}/source`}>The message itself (.eml)</a>
      </p>
    </Frame>
  )
}
