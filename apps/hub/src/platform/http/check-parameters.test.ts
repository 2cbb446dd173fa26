import { createRoute, z } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import { handleErrors } from './error-handler.js'
import { partnerRoutes } from './openapi.js'

const route = createRoute({
  method: 'get',
  path: '/things/{id}',
  request: {
    params: z.object({ id: z.string().regex(/^\d+$/, 'must be digits') }),
    query: z.strictObject({ name: z.string().trim().optional(), count: z.coerce.number().int().default(7) }),
  },
  responses: { 200: { description: 'What was read.' } },
})
const routes = partnerRoutes().openapi(route, (context) =>
  context.json({ ...context.req.valid('param'), ...context.req.valid('query') }),
)
routes.onError(handleErrors({}))

async function ask(address: string): Promise<unknown> {
  const response = await routes.request(address)
  const { errors, ...read } = (await response.json()) as { errors?: unknown }
  return response.status === 200 ? read : [response.status, errors]
}

test('parameters are read as the schema says', async () => {
  expect(await ask('/things/5')).toEqual({ id: '5', count: 7 })
  expect(await ask('/things/%35?name=%20a+b&count=2')).toEqual({ id: '5', name: 'a b', count: 2 })
})

test.each([
  ['/things/x', 'path', '/id', 'must be digits'],
  ['/things/5?count=many', 'query', '/count', 'Invalid input: expected number, received NaN'],
  ['/things/5?name=a&name=b', 'query', '/name', 'Invalid input: expected string, received array'],
  ['/things/5?n%61me=a&name=b', 'query', '/name', 'Invalid input: expected string, received array'],
  ['/things/5?%256eame=a', 'query', '', 'Unrecognized key: "%6eame"'],
  ['/things/5?__proto__=a', 'query', '', 'Unrecognized key: "__proto__"'],
  ['/things/5?constructor=a', 'query', '', 'Unrecognized key: "constructor"'],
])('%s is refused, and says where', async (address, part, pointer, message) => {
  expect(await ask(address)).toEqual([422, [{ in: part, pointer, message }]])
})

test('what is checked is described, once', () => {
  const { paths } = routes.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Things', version: '1' } })
  expect(paths?.['/things/{id}']?.get?.parameters).toHaveLength(3)
  expect(Object.keys(paths ?? {})).toHaveLength(1)
})
