#!/usr/bin/env bash
# @hey-api/openapi-ts 0.99.0, plugin zod, as it comes: `format: date-time` becomes z.iso.datetime(), which refuses offsets. RFC 3339, which
# OpenAPI names for that format, allows them, and Rails services send them (RDV-Solidarités: 2027-03-29T09:00:00+02:00). `format: int64`
# becomes a coerced BigInt: what parse() returns cannot be written as JSON again.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error @hey-api/openapi-ts@0.99.0 zod@4.6.7 typescript@5.9.3 >/dev/null
cat > finding.mjs <<'JS'
import assert from 'node:assert/strict'
import { createClient } from '@hey-api/openapi-ts'

const Rdv = {
  type: 'object',
  required: ['id', 'starts_at'],
  properties: { id: { type: 'integer', format: 'int64' }, starts_at: { type: 'string', format: 'date-time' } },
}
await createClient({
  input: { openapi: '3.0.1', info: { title: 'rdv', version: '1' }, paths: {}, components: { schemas: { Rdv } } },
  output: { path: 'generated' },
  plugins: [{ name: 'zod' }],
  logs: { level: 'silent', file: false },
})
const { readFileSync, writeFileSync } = await import('node:fs')
writeFileSync('generated.mjs', readFileSync('generated/zod.gen.ts', 'utf8'))
const { zRdv } = await import('./generated.mjs')

const local = zRdv.safeParse({ id: 7, starts_at: '2027-03-29T09:00:00+02:00' })
console.log('with an offset:', local.success, local.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`))
assert.equal(local.success, false)
assert.deepEqual(local.error.issues.map(({ path }) => path.join('.')), ['starts_at'])

const utc = zRdv.parse({ id: 7, starts_at: '2027-03-29T07:00:00Z' })
console.log('id becomes a', typeof utc.id)
assert.equal(utc.id, 7n)
assert.throws(() => JSON.stringify(utc), TypeError)
JS
node finding.mjs
