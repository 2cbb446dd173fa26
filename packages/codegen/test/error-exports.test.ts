import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ERROR_CLASSES } from '../src/error-exports.ts'

test('clients pass on every error class of @hub/http', () => {
  const index = readFileSync(join(import.meta.dirname, '..', '..', 'http', 'src', 'index.ts'), 'utf8')
  const exported = [...index.matchAll(/\b[A-Z]\w+Error\b/g)].map(([name]) => name)
  expect([...ERROR_CLASSES]).toEqual([...new Set(exported)].toSorted())
})
