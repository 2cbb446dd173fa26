// What each README shows first, in an empty folder, after the line that says what to install and nothing else.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../checks/markdown.ts'
import { promisedLines, runModule } from '../readme/run-code-blocks.ts'
import { WORKSPACE } from '../workspace.ts'
import { createProject, published } from './install.ts'

/** The commands of a program are run by the tests of its package. */
const libraries = [...published.values()].filter(({ manifest }) => manifest.hub?.commands !== true)
const readmes = ['.', ...libraries.map(({ folder }) => folder)].map((folder) => `${folder}/README.md`)

describe.each(readmes)('%s', (name) => {
  const { codeBlocks } = readMarkdown(readFileSync(join(WORKSPACE, name), 'utf8'))
  const [installation, program] = codeBlocks
  const lines = installation?.code.trim().split('\n') ?? []

  it('begins with one line that installs, and a program that prints something', () => {
    expect(lines).toEqual([expect.stringMatching(/^npm install @hub\/[a-z-]+$/)])
    expect(program?.language).toBe('ts')
    expect(promisedLines(program?.code ?? '')).not.toEqual([])
  })

  it('the program runs after exactly that line, and prints what it says', async () => {
    using project = createProject(lines.map((line) => line.replace('npm install ', '')))
    expect(await runModule(program?.code ?? '', project.folder)).toEqual(promisedLines(program?.code ?? ''))
  })
})
