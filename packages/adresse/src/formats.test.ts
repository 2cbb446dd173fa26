import { expect, it } from 'vitest'
import { formats } from './formats.js'

it('takes off the white space around a text', () => {
  expect(formats.trimmed(' \t12 rue des Lilas\n')).toBe('12 rue des Lilas')
})

it.each([
  '{"type":"Circle","coordinates":[2.77,50.29],"radius":100}',
  '{"type":"Polygon","coordinates":[[[0,0],[0,0.001],[0.001,0],[0,0]]]}',
])('takes the area %s', (area) => {
  expect(formats['search-area'](area)).toBe(area)
})

it.each(['', 'Circle', 'null', '[]', '{"type":"Point","coordinates":[0,0]}', '{"type":"Circle"}'])(
  'takes no area %j',
  (area) => {
    expect(formats['search-area'](area)).toBeUndefined()
  },
)
