import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SourceFile {
  /** Relative to the folder that was read, with forward slashes. */
  name: string
  text: string
  /** Written by packages/codegen. */
  isGenerated: boolean
  isTest: boolean
}

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.turbo', '.tools', '.data', '.git'])

/** All TypeScript and JavaScript files below a folder, installed and built ones left out; none when there is no such folder. */
export function sourceFiles(folder: string): SourceFile[] {
  return fileNames(folder)
    .filter((name) => /\.(?:[cm]?[jt]s|[jt]sx)$/.test(name))
    .map((name) => ({
      name,
      text: readFileSync(join(folder, name), 'utf8'),
      isGenerated: name.endsWith('.gen.ts'),
      isTest: /\.test(?:-d)?\.tsx?$/.test(name) || /(?:^|\/)test\//.test(name),
    }))
}

/** The names of all files below a folder, with forward slashes. */
export function fileNames(folder: string): string[] {
  return folderEntries(folder).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return []
    if (!entry.isDirectory()) return [entry.name]
    return fileNames(join(folder, entry.name)).map((name) => `${entry.name}/${name}`)
  })
}

function folderEntries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** Source text without its comments, so that an example in a comment is not taken for code. Strings that hold `//` stay whole. */
export function withoutComments(text: string): string {
  return text.replaceAll(/('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*")|\/\*[^]*?\*\/|(?<=^|\s)\/\/[^\n]*/g, '$1')
}
