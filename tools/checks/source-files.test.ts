import { expect, it } from 'vitest'
import { importedNames, withoutComments } from './source-files.ts'

it('finds what a module imports, in every form', () => {
  const text = `
    import { a } from 'one'
    import type { b } from "two"
    import 'three'
    export { c } from './four.js'
    const five = await import('five')
    import {
      d,
    } from 'six'
  `
  expect(importedNames(text)).toEqual(['one', 'two', 'three', './four.js', 'five', 'six'])
})

it('does not take an example in a comment for code', () => {
  expect(importedNames(`/** import { a } from 'one' */\n// import 'two'\n`)).toEqual([])
})

it('leaves addresses in strings whole', () => {
  expect(withoutComments(`const url = 'https://a.example//b' // where`)).toBe(`const url = 'https://a.example//b' `)
})
