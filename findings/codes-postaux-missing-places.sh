#!/usr/bin/env bash
# codes-postaux 4.1.2 ("French postal codes"): find() answers an empty list for Saint-Barthélemy, Saint-Martin and the communities of the
# Pacific, as it does for a code that does not exist; Saint-Pierre-et-Miquelon and Corsica are there.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error codes-postaux@4.1.2 >/dev/null
cat > finding.mjs <<'JS'
import assert from 'node:assert/strict'
import codesPostaux from 'codes-postaux'

const communes = (code) => codesPostaux.find(code).map(({ nomCommune }) => nomCommune)
for (const code of ['97133', '97150', '98714', '98800', '00000', '97500', '20200']) console.log(code, communes(code).join(', ') || 'nothing')
for (const code of ['97133', '97150', '98714', '98800']) assert.deepEqual(communes(code), [])
assert.ok(communes('97500').includes('Saint-Pierre'))
assert.ok(communes('20200').includes('Bastia'))
JS
node finding.mjs
