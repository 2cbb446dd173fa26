/** What the checks read of a Markdown document. */
export interface MarkdownDocument {
  headings: { level: number; text: string }[]
  codeBlocks: { language: string; code: string }[]
  /** Targets of links and images, code left out. */
  links: string[]
  /** Number of rows of each table, the head left out. */
  tables: number[]
}

export function readMarkdown(text: string): MarkdownDocument {
  const codeBlocks: MarkdownDocument['codeBlocks'] = []
  const prose = text
    .replaceAll('\r\n', '\n')
    .replaceAll(/^```([^\n]*)\n([^]*?)^```$/gm, (_all, language: string, code: string) => {
      codeBlocks.push({ language: language.trim(), code })
      return ''
    })
  const headings = [...prose.matchAll(/^(#{1,6}) +(.+?) *$/gm)].map(([, marks = '', heading = '']) => ({
    level: marks.length,
    text: heading,
  }))
  const links = [...prose.replaceAll(/`[^`\n]*`/g, '').matchAll(/\]\(([^()\s]+)(?: "[^"]*")?\)/g)].map(
    ([, target = '']) => target,
  )
  const tables = [...prose.matchAll(/^\|.*\|\n\|[-:| ]+\|\n((?:\|.*\|\n?)*)/gm)].map(
    ([, rows = '']) => rows.trimEnd().split('\n').filter(Boolean).length,
  )
  return { headings, codeBlocks, links, tables }
}

/** The anchor that forges give to a heading. */
export function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-')
}
