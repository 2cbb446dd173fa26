import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { listPublished, WORKSPACE } from '../workspace.ts'
import { writeSite } from './site.ts'

const HALF_AN_HOUR = 1_800_000

describe.skipIf(process.env['HUB_TEST_THOROUGH'] !== '1')('the reference site', () => {
  it('has every package and what is written about it, and needs no network', { timeout: HALF_AN_HOUR }, () => {
    const folder = writeSite(WORKSPACE)
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
    const modules = readdirSync(join(folder, 'modules')).map((name) => read(`modules/${name}`))
    const names = listPublished(WORKSPACE).map(({ manifest }) => manifest.name ?? '')
    expect(names.filter((name) => !modules.some((text) => text.includes(`<h1>Module ${name}`)))).toEqual([])
    expect(modules.filter((text) => /<(?:script|link|img)[^>]+(?:src|href)="https?:/.test(text))).toEqual([])

    const pages = [...read('index.html').matchAll(/href="(modules\/[^"]+)"/g)].map(([, target = '']) => read(target))
    for (const name of names) expect(pages.some((text) => text.includes(`<h1>Module ${name}`))).toBe(true)

    const texts = [...read('llms.txt').matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target)
    expect(texts.length).toBeGreaterThan(names.length)
    for (const text of texts) expect(read(text)).not.toBe('')
  })
})
