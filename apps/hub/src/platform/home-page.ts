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
  state: 'État du service',
}

const ENGLISH: typeof FRENCH = {
  lang: 'en',
  title: 'Hub',
  intro: 'This server answers public services and their partners.',
  docs: 'Documentation of the partner API',
  contract: 'The same contract in OpenAPI 3.1',
  ants: 'Endpoints that ANTS calls:',
  state: 'State of the service',
}

/** Says where things are, in French unless the browser prefers English. `antsEndpoints` are paths, empty without the feature. */
export function homeRoutes(antsEndpoints: readonly string[]): Hono {
  const policy = contentSecurityPolicy({ 'style-src': "'unsafe-inline'" })
  return new Hono().get('/', (context) => {
    const text = /^\s*en\b/i.test(context.req.header('accept-language') ?? '') ? ENGLISH : FRENCH
    const headers = { 'content-security-policy': policy, vary: 'accept-language' }
    return context.html(page(text, antsEndpoints), 200, headers)
  })
}

const page = (text: typeof FRENCH, antsEndpoints: readonly string[]) => html`<!doctype html>
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
        <li><a href="docs">${text.docs}</a></li>
        <li><a href="openapi.json">${text.contract}</a></li>
        <li><a href="readyz">${text.state}</a></li>
      </ul>
      ${antsEndpoints.length === 0 ? '' : antsList(text.ants, antsEndpoints)}
    </main>
  </body>
</html>`

const antsList = (title: string, endpoints: readonly string[]) => html`<p>${title}</p>
<ul>
  ${endpoints.map((endpoint) => html`<li><code>GET ${endpoint}</code></li>`)}
</ul>`
