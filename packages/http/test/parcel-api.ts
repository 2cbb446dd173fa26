import {
  type CallOptions,
  type ClientOptions,
  createClientCore,
  type ErrorReading,
  headerAuth,
  type OperationTable,
} from '../src/index.js'

/** A made-up API with one operation of each kind, as codegen would describe it. */
interface ParcelPaths {
  '/parcels/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: ParcelOperations['getParcel']
    delete: ParcelOperations['deleteParcel']
  }
  '/parcels': { post: ParcelOperations['createParcel'] }
}

interface ParcelAnswer {
  responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': { weight: number } } } }
}

interface ParcelOperations {
  getParcel: ParcelAnswer & { parameters: { path: { id: string }; query?: { fields?: string[] } } }
  deleteParcel: ParcelAnswer & { parameters: { path: { id: string } } }
  createParcel: ParcelAnswer & {
    parameters: { query?: never }
    requestBody: { content: { 'application/json': { owner: string } } }
  }
}

/** What codegen would write with zod: `weight` is a required number. */
const parcelSchema = {
  '~standard': {
    version: 1,
    validate(value: unknown) {
      if (typeof value !== 'object' || value === null) return { issues: [{ path: [] }] }
      return typeof (value as { weight?: unknown }).weight === 'number' ? {} : { issues: [{ path: ['weight'] }] }
    },
  },
} as const

const operations = {
  getParcel: { method: 'GET', path: '/parcels/{id}', retry: 'safe', responses: { 200: parcelSchema } },
  deleteParcel: { method: 'DELETE', path: '/parcels/{id}', retry: 'idempotent', responses: { 200: parcelSchema } },
  createParcel: { method: 'POST', path: '/parcels', retry: 'never', responses: { 200: parcelSchema } },
} as const satisfies OperationTable

const READINGS: Readonly<Record<number, ErrorReading>> = {
  409: { code: 'parcel_exists' },
  424: { code: 'half_done', isPartial: true },
}

export const TOKEN = 'token-canary-4f1c'

export interface ParcelClientOptions extends ClientOptions<'production'> {
  followRedirects?: boolean
}

export function createParcelClient({ followRedirects, ...options }: ParcelClientOptions) {
  const getParcel = { ...operations.getParcel, ...(followRedirects && { redirect: 'same-origin-once' as const }) }
  const core = createClientCore<ParcelPaths, ParcelOperations>(
    {
      api: 'Parcels',
      userAgent: '@hub/parcels/1.2.3',
      environments: { production: 'https://parcels.example.fr' },
      operations: { ...operations, getParcel },
      propertyNames: ['weight'],
      readError: ({ status }) => READINGS[status],
    },
    { auth: headerAuth('x-parcel-token', TOKEN), ...options },
  )
  return {
    getParcel: (id: string, call?: CallOptions) =>
      core.call('getParcel', () => ({ path: { id }, query: { fields: ['a', 'b c'] } }), call),
    deleteParcel: (id: string, call?: CallOptions) => core.call('deleteParcel', () => ({ path: { id } }), call),
    createParcel: (owner: string, call?: CallOptions) => core.call('createParcel', () => ({ body: { owner } }), call),
    raw: core.raw,
  }
}
