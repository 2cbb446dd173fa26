#!/usr/bin/env bash
# openapi-fetch 0.17.0 gives { data: undefined, error: undefined } for an error status whose answer says `content-length: 0`.
# The same empty body sent without a length gives error ''. Code that asks `if (error !== undefined)` takes the first for success;
# code that asks `if (error)` takes both. Rails services answer a malformed body so (rdv-insertion: an empty 400). Look at `response.ok`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error openapi-fetch@0.17.0 >/dev/null
cat > finding.mjs <<'JS'
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import createClient from 'openapi-fetch'

async function ask(status, headers) {
  const server = createServer((_, response) => response.writeHead(status, headers).end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = createClient({ baseUrl: `http://127.0.0.1:${server.address().port}` })
  const { data, error, response } = await client.GET('/api/v1/organisations')
  console.log(`${status} ${JSON.stringify(headers)}: data ${String(data)}, error ${JSON.stringify(error)}, response.ok ${response.ok}`)
  server.close()
  server.closeAllConnections()
  return { data, error, ok: response.ok }
}

for (const status of [400, 422, 500]) {
  assert.deepEqual(await ask(status, { 'content-length': '0' }), { data: undefined, error: undefined, ok: false })
  assert.deepEqual(await ask(status, {}), { data: undefined, error: '', ok: false })
}
JS
node finding.mjs
