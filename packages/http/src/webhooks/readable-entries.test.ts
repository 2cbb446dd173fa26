import { expect, test } from 'vitest'
import { hasId, readableEntries } from './readable-entries.js'

test('an object whose entries can be read is handed on as it is', () => {
  const data = { id: 1, users: [{ id: 2 }], participations: null }
  const { data: read, unreadable } = readableEntries(data, { users: hasId, participations: hasId, agents: hasId })
  expect(read).toBe(data)
  expect(unreadable).toEqual([])
})

test('an entry that cannot be read costs neither the others nor the rest', () => {
  const data = { id: 1, users: [{ id: 2 }, null, { id: '3' }, { id: 4 }], colour: 'red' }
  expect(readableEntries(data, { users: hasId })).toEqual({
    data: { id: 1, users: [{ id: 2 }, { id: 4 }], colour: 'red' },
    unreadable: ['/data/users/1', '/data/users/2'],
  })
})

test('what is no list is left out whole', () => {
  expect(readableEntries({ id: 1, users: 'none' }, { users: hasId })).toEqual({
    data: { id: 1, users: undefined },
    unreadable: ['/data/users'],
  })
})
