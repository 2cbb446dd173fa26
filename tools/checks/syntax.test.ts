import { expect, it } from 'vitest'
import { readDeclaredNames, readImports } from './syntax.ts'

it('finds what a module imports, in every form', () => {
  const text = `
    import { a } from 'one'
    import type { b } from "two"
    import 'three'
    export { c } from './four.js'
    export type { C } from './five.js'
    const six = await import('six')
    type Seven = import('seven').Seven
    import {
      d,
    } from 'eight'
  `
  expect(readImports(text)).toEqual(['one', 'two', 'three', './four.js', './five.js', 'six', 'seven', 'eight'])
})

it('does not take an example in a comment or in a string for code', () => {
  expect(readImports(`/** import { a } from 'one' */\n// import 'two'\nconst text = "import 'three'"\n`)).toEqual([])
})

it('finds what a file declares, and which of it are numbers', () => {
  const text = `
    import { imported } from 'one'
    export const MAX_PATH = 2 * 1_024, text = 'x'
    function outer(parameter: number) { const inner = 1 }
    class Type { method() {} }
    const { key: renamed, plain } = { key: 1, plain: 2, run: () => 1 }
  `
  const names = readDeclaredNames('a.ts', text)
  expect(names.map(({ name }) => name)).toEqual(['MAX_PATH', 'text', 'outer', 'inner', 'method', 'renamed', 'run'])
  expect(names.filter(({ isNumber, isTopLevel }) => isNumber && isTopLevel).map(({ name }) => name)).toEqual([
    'MAX_PATH',
  ])
})
