// Indexes of registers: of 2026 only, and in its form.
import type { EnedisClient } from '@hub/enedis-client'
import { Hono } from 'hono'
import type { HubEnv } from '../../../platform/http/hub-env.js'
import type { Caller } from '../accounts/callers.js'
import { findNextMorning } from '../readings/paris-time.js'
import { readRawAnswer } from '../readings/raw-error.js'
import { INDEX_RESOURCES } from '../readings/resources.js'
import type { SingleAnswer, SingleAnswers } from '../readings/single-answers.js'
import type { Range } from '../readings/windows.js'
import { answerErrors, dataHeaders, sendJson } from './answers.js'
import { NAMES_2026, readPeriod, readPoint } from './asked-period.js'
import { notAvailable } from './customers.js'
import { type MirrorDependencies, writeError } from './metering-routes.js'

export type IndexPath = (typeof INDEX_RESOURCES)[number]['path2026']

export interface Indexes {
  read(caller: Caller, number: string, asked: Range & { path: IndexPath }): Promise<SingleAnswer<unknown>>
}

export interface IndexesOptions extends Pick<MirrorDependencies, 'access' | 'now'> {
  client: EnedisClient
  answers: SingleAnswers
  apiMode: '2026' | 'v5' | 'auto'
}

export function createIndexes({ client, access, answers, apiMode, now }: IndexesOptions): Indexes {
  async function fetch(
    path: IndexPath,
    query: { pointId: string; dateDebut: string; dateFin: string },
  ): Promise<unknown> {
    const answer = await client.raw.GET(`/mesure_synchrone_auto/v2/${path}`, { params: { query } })
    return readRawAnswer(answer, query.pointId)
  }

  return {
    async read(caller, number, { path, start, end }) {
      if (apiMode === 'v5') throw notAvailable()
      const point = await access.requirePoint(caller, number)
      const { account, cacheKey } = caller
      const reader = { accountId: account.id, pointKey: point.pointKey, point: number, cacheKey }
      const asked = {
        resource: path,
        part: `${start}_${end}`,
        cost: 1,
        fetch: () => fetch(path, { pointId: number, dateDebut: start, dateFin: end }),
        expiresAt: findNextMorning(now()),
      }
      return access.guard(point, () => answers.read(reader, asked))
    },
  }
}

export function indexRoutes({ callers, indexes, now }: MirrorDependencies & { indexes: Indexes }): Hono<HubEnv> {
  const routes = new Hono<HubEnv>()
  for (const { path2026: path } of INDEX_RESOURCES) {
    routes.get(`/mesure_synchrone_auto/v2/${path}`, (context) =>
      answerErrors(context, writeError(context), async () => {
        const caller = await callers.require(context.req.header('authorization'))
        const { searchParams } = new URL(context.req.url)
        const point = readPoint(searchParams, NAMES_2026)
        const answered = await indexes.read(caller, point, { path, ...readPeriod(searchParams, NAMES_2026, now()) })
        return sendJson(context, answered.answer, 200, dataHeaders(answered))
      }),
    )
  }
  return routes
}
