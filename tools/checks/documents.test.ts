import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readIdentity } from '../identity/identity.ts'
import { WORKSPACE } from '../workspace.ts'
import { brokenLinks, differences, localMatters, markdownNames, missingPaths } from './documents.ts'
import { withExampleWorkspace } from './example-workspace.ts'
import { toAnchor, readMarkdown } from './markdown.ts'

const read = (name: string): string => readFileSync(join(WORKSPACE, name), 'utf8')
const documents = markdownNames(WORKSPACE)

describe('the documents of this workspace', () => {
  it('are found', () => {
    expect(documents).toEqual(
      expect.arrayContaining(['README.md', 'README.fr.md', 'CONTRIBUTING.md', 'packages/http/README.md']),
    )
  })

  it('have no link that leads nowhere', () => {
    const identity = readIdentity(WORKSPACE)
    expect(documents.flatMap((name) => brokenLinks(WORKSPACE, name, identity))).toEqual([])
  })

  it('name no file that does not exist', () => {
    expect(documents.filter((name) => !name.includes('/')).flatMap((name) => missingPaths(WORKSPACE, name))).toEqual([])
  })

  it('speak of nothing that only one machine has', () => {
    const more = [
      'publiccode.yml',
      '.github/workflows/ci.yml',
      '.github/workflows/nightly.yml',
      '.github/workflows/release.yml',
      '.ci/run',
    ]
    expect([...documents, ...more].flatMap((name) => localMatters(name, read(name)))).toEqual([])
  })

  it('say the same in English and in French', () => {
    expect(differences(read('README.md'), read('README.fr.md'))).toEqual([])
  })
})

describe('the check of links', () => {
  const check = (text: string): string[] =>
    withExampleWorkspace({ 'docs/a.md': text, 'docs/b.md': '# Où aller\n' }, (root) => brokenLinks(root, 'docs/a.md'))

  it('is content with files, folders, headings and addresses', () => {
    const links = ['b.md', './b.md#où-aller', '../packages', '#here-too', 'https://a.example/x#y', 'mailto:a@b.example']
    expect(check(`# Here, too\n${links.map((link) => `[x](${link})`).join(' ')}\n`)).toEqual([])
  })

  it.each(['c.md', 'b.md#elsewhere', '#elsewhere', '../../outside.md'])('finds %s', (link) => {
    expect(check(`[x](${link})`)).toEqual([`docs/a.md: the link ${link} leads nowhere`])
  })

  it('follows links to the sources of this workspace', () => {
    const identity = { scope: '@hub', web: 'https://git.example/hub', author: 'x' }
    const links = [
      'blob/main/docs/b.md#où-aller',
      'tree/main/docs',
      'blob/main/docs/c.md',
      'blob/main/docs/b.md#c',
      'issues',
    ]
    const text = links.map((link) => `[x](${identity.web}/${link})`).join(' ')
    const broken = withExampleWorkspace({ 'docs/a.md': text, 'docs/b.md': '# Où aller\n' }, (root) =>
      brokenLinks(root, 'docs/a.md', identity),
    )
    expect(broken.map((line) => line.split(' ')[3])).toEqual(
      [links[2], links[3]].map((link) => `${identity.web}/${link}`),
    )
  })

  it('does not look into code', () => {
    expect(check('`[x](c.md)`\n\n```md\n[x](c.md)\n```\n')).toEqual([])
  })
})

describe('the check of paths', () => {
  const check = (text: string): string[] =>
    withExampleWorkspace({ 'docs/a.md': text }, (root) => missingPaths(root, 'docs/a.md'))

  it('accepts files, folders, placeholders and what is not a path of the workspace', () => {
    const spans = [
      'packages/parcels/src/weigh.ts',
      'packages/',
      'openapi/*.yaml',
      'packages/<api>/src',
      './msw',
      'src/a.ts',
    ]
    expect(check(spans.map((span) => `\`${span}\``).join(' '))).toEqual([])
  })

  it('finds a file that was moved', () => {
    expect(check('see `packages/parcels/src/scale.ts`')).toEqual([
      'docs/a.md: names packages/parcels/src/scale.ts, which does not exist',
    ])
  })
})

describe('the check of local matters', () => {
  it.each(['see /home/jo/notes.md', '/tmp/x', 'cd /srv/main', 'https://registry.example.org/pkg'])(
    'finds %s',
    (text) => {
      expect(localMatters('a.md', text)).toHaveLength(1)
    },
  )

  it.each(['https://a.example/home/x', './tmp/x', 'GET /api/v1/links'])('lets %s pass', (text) => {
    expect(localMatters('a.md', text)).toEqual([])
  })
})

describe('the comparison of two languages', () => {
  const english = '# Title\n\n[a](b.md)\n\n```sh\nnpm start\n```\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n'

  it('is content with a translation', () => {
    expect(differences(english, english.replace('Title', 'Titre').replace('| 1 |', '| un |'))).toEqual([])
  })

  it.each([
    ['a heading more', `${english}\n## More\n`, 'levels of headings'],
    ['another command', english.replace('npm start', 'npm test'), 'code blocks'],
    ['a row less', english.replace('| 1 | 2 |\n', ''), 'rows of tables'],
    ['another link', english.replace('b.md', 'c.md'), 'links'],
  ])('finds %s', (_what, other, aspect) => {
    expect(differences(english, other)).toEqual([`the ${aspect} are not the same`])
  })
})

it('reads Markdown as forges do', () => {
  expect(toAnchor("L'API, en *bref* : `getStatus`")).toBe('lapi-en-bref--getstatus')
  expect(readMarkdown('# A\n\n```ts\n# not a heading\n```\n').headings).toEqual([{ level: 1, text: 'A' }])
})
