// The documentation of the partner API, served entirely from here: it works without the Internet, and no other server learns of its
// readers.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { contentSecurityPolicy } from '../http/security-headers.js'

const require = createRequire(import.meta.url)
const folder = dirname(require.resolve('swagger-ui-dist/package.json'))

// Swagger UI styles elements in place and draws its icons from data: addresses. `validatorUrl: null` keeps it from asking a
// public service about our document.
const policy = contentSecurityPolicy({
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
})
const start = `SwaggerUIBundle({ url: 'openapi.json', dom_id: '#documentation', validatorUrl: null, deepLinking: true })\n`

export function docsRoutes(): Hono {
  const script = asset('swagger-ui-bundle.js', 'text/javascript; charset=utf-8')
  const style = asset('swagger-ui.css', 'text/css; charset=utf-8')
  return new Hono()
    .get('/docs', (context) => context.html(page(), 200, { 'content-security-policy': policy }))
    .get('/docs/swagger-ui-bundle.js', script)
    .get('/docs/swagger-ui.css', style)
    .get('/docs/start.js', () => new Response(start, { headers: { 'content-type': 'text/javascript; charset=utf-8' } }))
}

/** Read at the first request, then kept: most processes of the hub never show this page. */
function asset(name: string, type: string): () => Response {
  let bytes: Uint8Array<ArrayBuffer> | undefined
  return () => {
    bytes ??= new Uint8Array(readFileSync(join(folder, name)))
    return new Response(bytes, { headers: { 'content-type': type, 'cache-control': 'public, max-age=3600' } })
  }
}

// Addresses are relative: the hub may be published under a path of a larger site.
const page = () => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Hub: partner API</title>
    <link rel="stylesheet" href="docs/swagger-ui.css" />
  </head>
  <body>
    <div id="documentation"></div>
    <noscript>This page needs JavaScript. The same contract as JSON: <a href="openapi.json">openapi.json</a>.</noscript>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>`
