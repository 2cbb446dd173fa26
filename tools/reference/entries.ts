import { join } from 'node:path'
import ts from 'typescript'
import type { Package } from '../workspace.ts'

/** What is exported under one import path. */
export interface Entry {
  /** `@hub/http/webhooks`. */
  name: string
  /** Exported names with their symbols, in the order of the alphabet. */
  exports: readonly (readonly [name: string, symbol: ts.Symbol])[]
}

export interface PublishedApi {
  subject: Package
  entries: readonly Entry[]
}

/** The public interface of every package, from the declarations that it publishes. */
export interface Interfaces {
  checker: ts.TypeChecker
  /** Whether a type is one of the language itself, such as an array. */
  isBuiltIn: (type: ts.Type) => boolean
  packages: readonly PublishedApi[]
}

/**
 * Reads the declarations of packages, all in one program. They must be built.
 *
 * @throws Error when a package has no declarations
 */
export function readInterfaces(published: readonly Package[]): Interfaces {
  const listed = published.map((subject) => ({ subject, files: listDeclarations(subject) }))
  const program = ts.createProgram(
    listed.flatMap(({ files }) => files.map(({ file }) => file)),
    {
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2022.d.ts'],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      skipLibCheck: true,
      types: [],
      noEmit: true,
    },
  )
  const checker = program.getTypeChecker()
  const packages = listed.map(({ subject, files }) => ({
    subject,
    entries: files.map(({ name, file }) => {
      const source = program.getSourceFile(file)
      const module = source && checker.getSymbolAtLocation(source)
      if (!module) throw new Error(`${file}: is missing or exports nothing; build the packages first`)
      const exports = checker
        .getExportsOfModule(module)
        .map((symbol) => [symbol.name, resolveAlias(checker, symbol)] as const)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
      return { name, exports }
    }),
  }))
  const isBuiltIn = ({ symbol }: ts.Type): boolean =>
    symbol?.declarations?.some((each) => program.isSourceFileDefaultLibrary(each.getSourceFile())) ?? false
  return { checker, isBuiltIn, packages }
}

/** What an imported or re-exported name stands for. */
export function resolveAlias(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

function listDeclarations({ path, manifest: { name = '', exports = {} } }: Package): { name: string; file: string }[] {
  return Object.entries(exports).flatMap(([entry, target]) => {
    const types = (target as { types?: string }).types
    return types === undefined ? [] : [{ name: name + entry.slice(1), file: join(path, types) }]
  })
}
