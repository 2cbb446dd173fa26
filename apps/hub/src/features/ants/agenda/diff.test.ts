import { describe, expect, test } from 'vitest'
import { opening, point } from '../../../../test/slots-examples.js'
import { diffAgenda } from './diff.js'

const keep = { prune: false }

describe('diffAgenda', () => {
  const stored = [point({ id: 'a' }), point({ id: 'b' }), point({ id: 'gone' })]
  const listed = [point({ id: 'new' }), point({ id: 'b', name: 'Autre nom' }), point({ id: 'a' })]

  test('sorts ids by what happens to them, in the order of the document', () => {
    expect(diffAgenda(stored, listed, keep)).toEqual({ added: ['new'], changed: ['b'], unchanged: ['a'], removed: [] })
  })

  test('removes what is not listed only when asked to', () => {
    expect(diffAgenda(stored, listed, { prune: true }).removed).toEqual(['gone'])
    expect(diffAgenda(stored, [], { prune: true }).removed).toEqual(['a', 'b', 'gone'])
  })

  test('the order of keys is not a change, the order of openings is', () => {
    const [early, late] = [opening({ from: '08:00' }), opening()]
    const { id, name, ...rest } = point({ openings: [early, late] })
    expect(diffAgenda([{ id, name, ...rest }], [{ ...rest, name, id }], keep).unchanged).toEqual([id])
    expect(diffAgenda([{ id, name, ...rest }], [point({ openings: [late, early] })], keep).changed).toEqual([id])
  })

  test('__proto__ is an id like any other', () => {
    expect(diffAgenda([], [point({ id: '__proto__' })], keep).added).toEqual(['__proto__'])
    expect(diffAgenda([point({ id: '__proto__' })], [point({ id: 'constructor' })], { prune: true })).toMatchObject({
      added: ['constructor'],
      removed: ['__proto__'],
    })
  })
})
