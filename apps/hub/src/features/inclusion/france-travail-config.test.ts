import { expect, test } from 'vitest'
import { z } from '@hono/zod-openapi'
import { readFranceTravailConfig } from './france-travail-config.js'
import { franceTravailVariables } from './france-travail-variables.js'

const { FRANCE_TRAVAIL_BATCH, FRANCE_TRAVAIL_DELAY, FRANCE_TRAVAIL_RETRIES_FIRST } = franceTravailVariables
const schema = z.object({ FRANCE_TRAVAIL_BATCH, FRANCE_TRAVAIL_DELAY, FRANCE_TRAVAIL_RETRIES_FIRST })
const read = (variables: Record<string, string>) => readFranceTravailConfig(schema.parse(variables) as never, false)

test('a pass tells 140 PASS, one second apart, newest first (FT-R14)', () => {
  expect(read({})).toEqual({ batch: 140, delay: 1_000, retriesFirst: false, live: undefined })
})

test('each of the three can be another', () => {
  const variables = { FRANCE_TRAVAIL_BATCH: '7', FRANCE_TRAVAIL_DELAY: '0', FRANCE_TRAVAIL_RETRIES_FIRST: 'true' }
  expect(read(variables)).toMatchObject({ batch: 7, delay: 0, retriesFirst: true })
})

test.each([
  { FRANCE_TRAVAIL_BATCH: '0' },
  { FRANCE_TRAVAIL_BATCH: '1001' },
  { FRANCE_TRAVAIL_BATCH: '1.5' },
  { FRANCE_TRAVAIL_BATCH: 'many' },
  { FRANCE_TRAVAIL_DELAY: '61' },
  { FRANCE_TRAVAIL_DELAY: '-1' },
  { FRANCE_TRAVAIL_RETRIES_FIRST: 'yes' },
])('%j is refused', (variables) => {
  expect(schema.safeParse(variables).success).toBe(false)
})
