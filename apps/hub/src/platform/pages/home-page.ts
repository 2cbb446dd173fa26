import { Hono } from 'hono'
import { html } from 'hono/html'
import { contentSecurityPolicy } from '../http/security-headers.js'
import type { Language, Localized } from '../process/language.js'

const STYLE = 'body{font:1.1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}'

const FRENCH = {
  lang: 'fr' as Language,
  title: 'Hub',
  intro: 'Ce serveur répond aux services publics et à leurs partenaires.',
  docs: 'Documentation de l’API des partenaires',
  contract: 'Le même contrat en OpenAPI 3.1',
  mail: 'Le courrier que ce bac à sable aurait envoyé',
  state: 'État du service',
}

const ENGLISH: typeof FRENCH = {
  lang: 'en',
  title: 'Hub',
  intro: 'This server answers public services and their partners.',
  docs: 'Documentation of the partner API',
  contract: 'The same contract in OpenAPI 3.1',
  mail: 'The mail that this sandbox would have sent',
  state: 'State of the service',
}

/** Entries of the home page about a feature. */
export interface HomeEntries {
  /** Pages to begin with. */
  links?: readonly { path: string; words: Localized }[]
  /** The paths that others call, under a title. */
  endpoints?: { title: Localized; paths: readonly string[] }
  /** A paragraph at the end. */
  note?: (language: Language) => ReturnType<typeof html>
}

export interface HomePageOptions {
  entries: readonly HomeEntries[]
  /** Path where a sandbox shows the mail that it did not send. */
  mailPath?: string | undefined
}

/** The home page with its links, in French unless the browser prefers English. */
export function homeRoutes(options: HomePageOptions): Hono {
  const policy = contentSecurityPolicy({ 'style-src': "'unsafe-inline'" })
  return new Hono().get('/', (context) => {
    const text = /^\s*en\b/i.test(context.req.header('accept-language') ?? '') ? ENGLISH : FRENCH
    const headers = { 'content-security-policy': policy, vary: 'accept-language' }
    return context.html(page(text, options), 200, headers)
  })
}

const page = (text: typeof FRENCH, { entries, mailPath }: HomePageOptions) => html`<!doctype html>
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
        ${entries.flatMap(({ links = [] }) => links.map(({ path, words }) => link(path, words[text.lang])))}
        ${mailPath && link(mailPath, text.mail)}
        <li><a href="docs">${text.docs}</a></li>
        <li><a href="openapi.json">${text.contract}</a></li>
        <li><a href="readyz">${text.state}</a></li>
      </ul>
      ${entries.map(({ endpoints }) => endpoints && endpointList(endpoints.title[text.lang], endpoints.paths))}
      ${entries.map(({ note }) => note?.(text.lang))}
    </main>
  </body>
</html>`

// Relative, like the other addresses: the hub may be published under a path.
const link = (path: string, words: string) => html`<li><a href="${path.slice(1)}">${words}</a></li>`

const endpointList = (title: string, endpoints: readonly string[]) => html`<p>${title}</p>
<ul>
  ${endpoints.map((endpoint) => html`<li><code>GET ${endpoint}</code></li>`)}
</ul>`
