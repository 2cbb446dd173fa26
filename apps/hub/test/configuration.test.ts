// What is told of the variables: docs/configuration.md, and the end of every --help.
import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { loadConfig } from '../src/config.js'
import { configurationDocument, describeVariables } from '../src/config/reference.js'
import { allVariables, DEFAULTS } from '../src/config/variables.js'

const variables = describeVariables(allVariables)

test('docs/configuration.md is what the schemas say', async () => {
  await expect(configurationDocument()).toMatchFileSnapshot('../../../docs/configuration.md')
})

test('every variable is told with a meaning, a default or what comes instead, and an example that is accepted', () => {
  expect(variables.length).toBeGreaterThan(26)
  for (const { name, meaning, example, default: fallback, otherwise } of variables) {
    expect([name, meaning]).toEqual([name, expect.stringMatching(/^[^\n]{4,}[^.\n]$/)])
    expect([name, (fallback === undefined) !== (otherwise === undefined)]).toEqual([name, true])
    const schema = allVariables[name]
    expect([name, schema?.safeParse(example).success]).toEqual([name, true])
    if (fallback !== undefined) expect([name, schema?.safeParse(fallback).success]).toEqual([name, true])
  }
})

test('the defaults told are those that are used', () => {
  const told = variables.flatMap(({ name, default: fallback }) => (fallback === undefined ? [] : [[name, fallback]]))
  expect(Object.fromEntries(told)).toMatchObject(DEFAULTS)
  expect(loadConfig(Object.fromEntries(told))).toEqual(loadConfig({}))
})

describe('the program reads', () => {
  test('no variable without documentation, and documents none that it does not read', async () => {
    const folder = new URL('../src/', import.meta.url)
    const names = (await readdir(folder, { recursive: true })).filter((name) => /(?<!\.test)\.tsx?$/.test(name))
    const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), 'utf8')))
    const program = texts.join('\n')
    // Read from what the schemas give, as a member or as one of several; a schema itself is called by `documented(`.
    for (const { name } of variables)
      expect([name, new RegExp(`\\.${name}\\b|^ +${name}: \\w+ = `, 'm').test(program)]).toEqual([name, true])
  })
})
