import { type Package, readPackages } from '../workspace.ts'
import { arrows } from './arrow-rules.ts'
import {
  identityFields,
  manifestDependencies,
  manifestExports,
  manifestFields,
  publishedFields,
} from './manifest-rules.ts'
import {
  apiLayout,
  entriesLayout,
  generatedFiles,
  libraryLayout,
  operationsLayout,
  publishedLayout,
} from './layout-rules.ts'
import { checkLimits, functionNames } from './name-rules.ts'
import type { Rule, Subject } from './package-rules.ts'
import { fileNames, sourceFiles } from './source-files.ts'
import { imports, namedExports, smallFiles } from './source-rules.ts'

const RULES: readonly Rule[] = [
  manifestFields,
  publishedFields,
  identityFields,
  manifestExports,
  manifestDependencies,
  publishedLayout,
  apiLayout,
  operationsLayout,
  entriesLayout,
  libraryLayout,
  generatedFiles,
  smallFiles,
  namedExports,
  imports,
  arrows,
  functionNames,
]

/**
 * Checks that every package of a workspace has the layout that its capabilities ask for, as CONTRIBUTING.md describes it.
 * @returns what is wrong, one sentence each; nothing when all is well.
 */
export function checkPackages(root: string): string[] {
  const workspace = readPackages(root)
  const readSubject = (candidate: Package): Subject => ({
    ...candidate,
    names: fileNames(candidate.path),
    files: sourceFiles(candidate.path),
    workspace,
    root,
  })
  const subjects = workspace.map(readSubject)
  return [...subjects.flatMap((subject) => RULES.flatMap((rule) => rule(subject))), ...checkLimits(subjects)]
}
