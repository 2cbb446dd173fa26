import { Hono } from 'hono'
import { html } from 'hono/html'
import { contentSecurityPolicy } from './security-headers.js'

const STYLE = 'body{font:1.1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}'

const FRENCH = {
  lang: 'fr',
  title: 'Hub',
  intro: 'Ce serveur répond aux services publics et à leurs partenaires.',
  docs: 'Documentation de l’API des partenaires',
  contract: 'Le même contrat en OpenAPI 3.1',
  ants: 'Points d’accès appelés par l’ANTS :',
  trial: 'Essayer : prendre un rendez-vous',
  mail: 'Le courrier que ce bac à sable aurait envoyé',
  state: 'État du service',
  sandbox: 'Bac à sable : rien n’est transmis à l’ANTS. Numéros de pré-demande pour essayer :',
  to: 'à',
}

const ENGLISH: typeof FRENCH = {
  lang: 'en',
  title: 'Hub',
  intro: 'This server answers public services and their partners.',
  docs: 'Documentation of the partner API',
  contract: 'The same contract in OpenAPI 3.1',
  ants: 'Endpoints that ANTS calls:',
  trial: 'Try it: book an appointment',
  mail: 'The mail that this sandbox would have sent',
  state: 'State of the service',
  sandbox: 'Sandbox: nothing is sent to ANTS. Application numbers to try it with:',
  to: 'to',
}

export interface HomePageOptions {
  /** Paths; empty without the feature. */
  antsEndpoints: readonly string[]
  /** What can be tried out in a sandbox: paths, and the application numbers that are good there. */
  trial?: { booking: string; mail: string; numbers: { first: string; last: string } } | undefined
}

/** Says where things are, in French unless the browser prefers English. */
export function homeRoutes(options: HomePageOptions): Hono {
  const policy = contentSecurityPolicy({ 'style-src': "'unsafe-inline'" })
  return new Hono().get('/', (context) => {
    const text = /^\s*en\b/i.test(context.req.header('accept-language') ?? '') ? ENGLISH : FRENCH
    const headers = { 'content-security-policy': policy, vary: 'accept-language' }
    return context.html(page(text, options), 200, headers)
  })
}

const page = (text: typeof FRENCH, { antsEndpoints, trial }: HomePageOptions) => html`<!doctype html>
<html lang="${text.lang}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>${text.title}</title>
    <style>${STYLE}</style>
  </head>
  <body>
    <main>
      <h1>${text.title}</h1>
      <p>${text.intro}</p>
      <ul>
        ${trial && link(trial.booking, text.trial)}
        ${trial && link(trial.mail, text.mail)}
        <li><a href="docs">${text.docs}</a></li>
        <li><a href="openapi.json">${text.contract}</a></li>
        <li><a href="readyz">${text.state}</a></li>
      </ul>
      ${antsEndpoints.length === 0 ? '' : antsList(text.ants, antsEndpoints)}
      ${trial && numbers(text, trial.numbers)}
    </main>
  </body>
</html>`

// Relative, like the other addresses: the hub may be published under a path.
const link = (path: string, words: string) => html`<li><a href="${path.slice(1)}">${words}</a></li>`

const antsList = (title: string, endpoints: readonly string[]) => html`<p>${title}</p>
<ul>
  ${endpoints.map((endpoint) => html`<li><code>GET ${endpoint}</code></li>`)}
</ul>`

const numbers = (text: typeof FRENCH, { first, last }: { first: string; last: string }) =>
  html`<p>${text.sandbox} <code>${first}</code> ${text.to} <code>${last}</code></p>`
