#!/usr/bin/env bash
# french-ssn 4.1.0 knows the departments 2A and 2B. Corsica was department 20 until the end of 1975, and whoever was born there before keeps
# that number: their key is right, yet the place of birth is "unknown", "appears to be incorrect". (Invented number.)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error french-ssn@4.1.0 >/dev/null
cat > finding.mjs <<'JS'
import assert from 'node:assert/strict'
import ssn from 'french-ssn'

const withKey = (digits) => digits + String(97n - (BigInt(digits.replace('2A', '19').replace('2B', '18')) % 97n)).padStart(2, '0')

const before = ssn.parse(withKey('1520520004001')).birth.county
const after = ssn.parse(withKey('185052A004001')).birth.county
console.log('born in Ajaccio in 1952:', before)
console.log('born in Ajaccio in 1985:', after)
assert.deepEqual(before, { unknown: true, insee: '20', error: 'appears to be incorrect' })
assert.deepEqual(after, { insee: '2A', name: 'Corse-du-Sud' })
JS
node finding.mjs
