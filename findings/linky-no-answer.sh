#!/usr/bin/env bash
# linky 2.0.2 (client of Conso API, Linky data): when no answer comes, its own sentence for that case («Aucune réponse de Conso API») is never
# seen. Putting it together fails on the request that it quotes, and the caller gets a TypeError about JSON instead. The answer is made to
# stay away by a proxy on loopback where nothing listens.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error linky@2.0.2 axios@1.21.1 >/dev/null
cat > finding.mjs <<'JS'
import assert from 'node:assert/strict'
import { Session } from 'linky'

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url')
const token = [part({ alg: 'HS256', typ: 'JWT' }), part({ sub: ['12345678901234'] }), 'signature'].join('.')
const error = await new Session(token).getDailyConsumption('2026-11-01', '2026-11-08').catch((thrown) => thrown)
console.log(error.name, error.message.split('\n')[0])
assert.equal(error.name, 'TypeError')
assert.match(error.message, /circular structure/)
assert.doesNotMatch(error.message, /Aucune réponse/)
JS
HTTPS_PROXY=http://127.0.0.1:9 NO_PROXY='' node finding.mjs
