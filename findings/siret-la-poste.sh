#!/usr/bin/env bash
# The establishments of La Poste (SIREN 356 000 000) do not follow the Luhn rule: the sum of their fourteen digits is a multiple of five.
# @form-validation/validator-siret 2.4.0 knows the Luhn rule only and refuses them; stdnum 1.12.0 knows both.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error @form-validation/validator-siret@2.4.0 stdnum@1.12.0 >/dev/null
cat > finding.mjs <<'JS'
import assert from 'node:assert/strict'
import { siret } from '@form-validation/validator-siret'
import { stdnum } from 'stdnum'

const seen = ['35600000000048', '35600000049837', '73282932000074'].map((value) => {
  const formValidation = siret().validate({ value, options: {} }).valid
  const byStdnum = stdnum.FR.siret.validate(value).isValid
  console.log(value, { formValidation, stdnum: byStdnum })
  return [formValidation, byStdnum]
})
// The head office fits the Luhn rule by chance, the second is a post office, the third another company.
assert.deepEqual(seen, [[true, true], [false, true], [true, true]])
JS
node finding.mjs
