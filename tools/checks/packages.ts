import { readPackages } from '../workspace.ts'
import { manifestDependencies, manifestExports, manifestFields, publishedFields } from './manifest-rules.ts'
import type { Rule } from './package-rules.ts'
import { clientRoom, generatedFiles, libraryRoom, publishedRoom } from './room-rules.ts'
import { fileNames, sourceFiles } from './source-files.ts'
import { features, imports, namedExports, smallRooms } from './source-rules.ts'

const RULES: readonly Rule[] = [
  manifestFields,
  publishedFields,
  manifestExports,
  manifestDependencies,
  publishedRoom,
  clientRoom,
  libraryRoom,
  generatedFiles,
  smallRooms,
  namedExports,
  imports,
  features,
]

/**
 * Checks that every package of a workspace is the room of its kind, as CONTRIBUTING.md describes it.
 * @returns what is wrong, one sentence each; nothing when all is well.
 */
export function checkPackages(root: string): string[] {
  const workspace = readPackages(root)
  return workspace.flatMap((candidate) => {
    const subject = {
      ...candidate,
      names: fileNames(candidate.path),
      files: sourceFiles(candidate.path),
      workspace,
      root,
    }
    return RULES.flatMap((rule) => rule(subject))
  })
}
