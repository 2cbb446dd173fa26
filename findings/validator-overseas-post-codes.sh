#!/usr/bin/env bash
# validator 13.15.35: isPostalCode(code, 'FR') takes the codes of the five overseas departments and refuses those of Saint-Pierre-et-Miquelon,
# Wallis-et-Futuna, French Polynesia and New Caledonia, which are French post codes like the others. There is no other locale for them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error validator@13.15.35 >/dev/null
cat > finding.mjs <<'JS'
import assert from 'node:assert/strict'
import validator from 'validator'

const CODES = { 97133: 'Saint-Barthélemy', 97400: 'La Réunion', 97500: 'Saint-Pierre-et-Miquelon', 98600: 'Wallis-et-Futuna', 98714: 'Papeete', 98800: 'Nouméa' }
const seen = Object.entries(CODES).map(([code, place]) => {
  const accepted = validator.isPostalCode(code, 'FR')
  console.log(code, place, accepted)
  return accepted
})
assert.deepEqual(seen, [true, true, false, false, false, false])
assert.deepEqual(validator.isPostalCodeLocales.filter((locale) => ['PM', 'WF', 'PF', 'NC'].includes(locale)), [])
JS
node finding.mjs
