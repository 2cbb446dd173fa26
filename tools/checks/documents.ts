import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { type Identity, toPath } from '../identity/identity.ts'
import { toAnchor, type MarkdownDocument, readMarkdown } from './markdown.ts'
import { fileNames } from './source-files.ts'

/** The Markdown documents of a workspace, from its root, with forward slashes. */
export function markdownNames(root: string): string[] {
  return fileNames(root).filter((name) => name.endsWith('.md'))
}

/**
 * Links of a document that lead nowhere: a file that does not exist, a heading that its target does not have. Relative ones, and those to the
 * address of the sources.
 */
export function brokenLinks(root: string, name: string, identity?: Identity): string[] {
  const path = join(root, name)
  const isElsewhere = (link: string): boolean => /^(?:[a-z][a-z+.-]*:|\/\/)/i.test(link)
  return readMarkdown(readFileSync(path, 'utf8')).links.flatMap((link) => {
    const ofSources = identity && toPath(identity, link)
    const works =
      ofSources === undefined
        ? isElsewhere(link) || leadsSomewhere(root, path, link)
        : leadsSomewhere(root, join(root, 'README.md'), ofSources)
    return works ? [] : [`${name}: the link ${link} leads nowhere`]
  })
}

function leadsSomewhere(root: string, path: string, link: string): boolean {
  const [file = '', anchor] = decodeURI(link).split('#')
  const target = file === '' ? path : resolve(dirname(path), file)
  if (relative(root, target).startsWith('..') || !existsSync(target)) return false
  if (anchor === undefined) return true
  return target.endsWith('.md') && readAnchors(target).has(anchor)
}

function readAnchors(path: string): Set<string> {
  return new Set(readMarkdown(readFileSync(path, 'utf8')).headings.map(({ text }) => toAnchor(text)))
}

/** Paths of this workspace in code spans of a document that do not exist; one with a `<placeholder>` or a `*` is left out. */
export function missingPaths(root: string, name: string): string[] {
  const text = readFileSync(join(root, name), 'utf8').replaceAll(/^```[^]*?^```$/gm, '')
  return [...text.matchAll(/`((?:openapi|packages|apps|tools|docs|examples|findings)\/[^\s`]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/[<*…]/.test(path) && !existsSync(join(root, path)))
    .map((path) => `${name}: names ${path}, which does not exist`)
}

/** What only holds on one machine or in one company: paths of a person's disk, addresses of package registries. */
export function localMatters(name: string, text: string): string[] {
  const pattern = /(?<![\w.~}-])\/(?:srv|tmp|home|root|Users|mnt)\/[^\s)`'"]*|https?:\/\/[^\s/]*[Rr]egistry[^\s)]*/g
  return [...text.matchAll(pattern)].map(([found]) => `${name}: ${found} means nothing to another reader`)
}

/** In what two language versions of a document differ besides their language. */
export function differences(one: string, other: string): string[] {
  const [a, b] = [readMarkdown(one), readMarkdown(other)]
  const aspects: [name: string, aspect: (document: MarkdownDocument) => unknown][] = [
    ['levels of headings', ({ headings }) => headings.map(({ level }) => level)],
    ['code blocks', ({ codeBlocks }) => codeBlocks],
    ['rows of tables', ({ tables }) => tables],
    ['links', ({ links }) => links.filter((link) => !/^README(?:\.\w+)?\.md$/.test(link) && !link.startsWith('#'))],
  ]
  return aspects
    .filter(([, aspect]) => JSON.stringify(aspect(a)) !== JSON.stringify(aspect(b)))
    .map(([name]) => `the ${name} are not the same`)
}
