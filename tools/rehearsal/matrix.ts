import { COMPILERS } from './compile.ts'
import { readVersions } from './environment.ts'
import { RUNNERS } from './runners.ts'

/** The table of a README: what the rehearsal tries a package with, in its exact versions. */
export function renderMatrix(): string {
  const versions = readVersions()
  const list = (names: readonly string[]): string =>
    [...new Set(names)].map((name) => versions[name] ?? name).join(', ')
  const nodes = RUNNERS.map(({ runtime }) => runtime).filter((runtime) => runtime.startsWith('node-'))
  const [bun, deno, workerd] = ['@oven/bun-linux-x64', '@deno/linux-x64-glibc', 'workerd'].map((name) => versions[name])
  const rows = [
    ['Node.js', `${list(nodes)}, by \`import\` and by \`require()\`; the first is the oldest that works`],
    ['other runtimes', `Bun ${bun}, Deno ${deno}, workerd ${workerd} (Cloudflare Workers)`],
    [
      'TypeScript',
      `${list(COMPILERS.map(({ typescript }) => typescript))}, as \`nodenext\` and as \`bundler\`, strict, without the DOM library; the first is the oldest that works, \`import x = require()\` needs 5.8`,
    ],
    ['`@types/node`', `${list(COMPILERS.map(({ types }) => types))}; the last needs TypeScript 5.6`],
  ]
  return ['| tested with | versions |', '| --- | --- |', ...rows.map(([name, text]) => `| ${name} | ${text} |`)].join(
    '\n',
  )
}
