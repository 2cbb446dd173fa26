// Runs the code that a README shows, as a reader would: as a module of its own, in a process of its own, with the built packages.
import { execFile } from 'node:child_process'
import { readMarkdown } from '../checks/markdown.js'

/** Milliseconds after which a program hangs, on however busy a machine. */
const HANGS = 300_000

/** The code of the fenced blocks of a language, in order. */
export function codeBlocks(markdown: string, language: string): string[] {
  return readMarkdown(markdown)
    .codeBlocks.filter((block) => block.language === language)
    .map(({ code }) => code)
}

/**
 * Runs a TypeScript module whose imports are resolved from `folder`: a package's folder sees the package itself by its name, and
 * its dependencies. It sees the variables of `environment` beside ours.
 * @returns the lines printed to stdout.
 * @throws with the error that the module ended with, when it did; after five minutes in any case.
 */
export function runModule(code: string, folder: string, environment: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const options = {
    cwd: folder,
    encoding: 'utf8',
    timeout: HANGS,
    env: { ...process.env, NO_COLOR: '1', ...environment },
  } as const
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ['--input-type=module-typescript', '--eval', code], options, (error, stdout, stderr) => {
      if (error) reject(new Error(`the code of the README failed:\n${code}\n${stdout}${stderr}`, { cause: error }))
      else resolve(stdout.split('\n').slice(0, -1))
    })
  })
}

/** What a module says that it prints: the comments at the end of its `console.log` lines. */
export function promisedLines(code: string): string[] {
  return [...code.matchAll(/^\s*console\.log\(.*\) \/\/ (.+)$/gm)].map(([, line = '']) => line)
}
