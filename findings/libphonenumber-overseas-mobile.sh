#!/usr/bin/env bash
# libphonenumber-js 1.13.16. People of La Réunion and Mayotte write 0692 12 34 56, 0639 01 23 45. Read with 'FR', the country of everybody
# else in a French form, the default build calls that a valid number of France, +33…, which nobody has; the build with full
# metadata calls it invalid; neither finds the number meant, +262…. A form that takes all of France has to try the five plans.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error libphonenumber-js@1.13.16 >/dev/null
cat > finding.mjs <<'JS'
import assert from 'node:assert/strict'
import { parsePhoneNumberFromString as byDefault } from 'libphonenumber-js'
import { parsePhoneNumberFromString as byMax } from 'libphonenumber-js/max'

for (const [typed, meant] of [['0692 12 34 56', '+262692123456'], ['0639 01 23 45', '+262639012345']]) {
  const french = byDefault(typed, 'FR')
  const checked = byMax(typed, 'FR')
  console.log(typed, { default: [french.number, french.isValid()], max: [checked.number, checked.isValid()], meant: byMax(meant).isValid() })
  assert.deepEqual([french.number.slice(0, 3), french.isValid()], ['+33', true])
  assert.deepEqual([checked.number.slice(0, 3), checked.isValid()], ['+33', false])
  assert.equal(byMax(meant).isValid(), true)
}
JS
node finding.mjs
