import { expect, test } from 'vitest'
import { operations } from '../src/generated/enedis.operations.gen.js'
import { operationTable } from '../src/operations.js'

interface Row {
  method: string
  path: string
  retry: string
  retryDelay?: object
}

test('the table of the client says what the document says', () => {
  const { authorizeV1, authorizeV2, ...described } = operations
  const pick = (table: Readonly<Record<string, Row>>) =>
    Object.fromEntries(Object.entries(table).map(([name, { method, path, retry }]) => [name, [method, path, retry]]))
  expect(pick(operationTable)).toEqual(pick(described))
  for (const { path } of [authorizeV1, authorizeV2]) expect(path).toContain('/dataconnect/')
})
