import type { Package } from '../workspace.ts'
import type { SourceFile } from './source-files.ts'

/** What a rule sees: one package, its files, and the rest of the workspace. */
export interface Subject extends Package {
  /** Every file name below the package, with forward slashes. */
  names: readonly string[]
  /** Every TypeScript or JavaScript file below the package. */
  files: readonly SourceFile[]
  workspace: readonly Package[]
  root: string
}

/** Gives what is wrong with a package, one sentence each: where, what, what to do. */
export type Rule = (subject: Subject) => string[]

export const isPublished = ({ manifest }: Package): boolean => manifest.private !== true

/** What a package offers of an API, as its package.json states it: methods that call it, a receiver of its webhooks, a simulator of it. */
export const CAPABILITIES = ['operations', 'webhooks', 'simulator'] as const

export const hasCapability = ({ manifest }: Package, capability: string): boolean =>
  manifest.hub?.capabilities?.includes(capability) === true

/** Whether a package is that of an API; the others are libraries that know none. */
export const isApi = (candidate: Package): boolean =>
  CAPABILITIES.some((capability) => hasCapability(candidate, capability))

/** Whether a package is a program: it runs on Node.js alone, and may use every other package. */
export const isProgram = ({ manifest }: Package): boolean => manifest.bin !== undefined && manifest.private !== true

/** The sentences whose condition holds. */
export function found(candidates: readonly (readonly [holds: boolean, problem: string])[]): string[] {
  return candidates.filter(([holds]) => holds).map(([, problem]) => problem)
}
