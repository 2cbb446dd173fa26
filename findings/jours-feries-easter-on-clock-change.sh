#!/usr/bin/env bash
# @socialgouv/jours-feries 2.0.0 counts the days after Easter in blocks of 24 hours. When Easter is the last Sunday of March, the day on which
# clocks change in France (2024, 2027), Easter Monday, Ascension and Whit Monday are 01:00 in Europe/Paris where all other days are
# midnight: comparing with a midnight, or a slot at 00:30, goes wrong in those years only.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --no-audit --no-fund --loglevel=error @socialgouv/jours-feries@2.0.0 >/dev/null
cat > finding.mjs <<'JS'
import assert from 'node:assert/strict'
import joursFeries from '@socialgouv/jours-feries'

const hours = (year) => Object.fromEntries(Object.entries(joursFeries(year)).map(([name, date]) => [name, date.getHours()]))
const late = (year) => Object.entries(hours(year)).filter(([, hour]) => hour !== 0).map(([name, hour]) => `${name} at ${hour} h`)
for (const year of [2024, 2025, 2026, 2027]) console.log(year, late(year).join(', ') || 'all at midnight')

const MOVED = ['Lundi de Pâques at 1 h', 'Ascension at 1 h', 'Lundi de Pentecôte at 1 h']
assert.deepEqual(late(2024), MOVED)
assert.deepEqual(late(2025), [])
assert.deepEqual(late(2026), [])
assert.deepEqual(late(2027), MOVED)
JS
TZ=Europe/Paris node finding.mjs
