// What the checks read of a TypeScript file, by the parser of TypeScript 6: TypeScript 7 has no JavaScript API.
import ts from 'typescript'

/** What a module imports or re-exports from, in order; type imports, `import('x')` and `import 'x'` included. */
export function readImports(text: string): string[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
}

export interface DeclaredName {
  name: string
  /** A number, or an expression of numbers: `10`, `64 * 1024`, `1_000`. */
  isNumber: boolean
  isTopLevel: boolean
}

/** The functions, methods, variables and constants that a file declares; types, parameters and imports left out,
 * and so are names that a destructured object gives. */
export function readDeclaredNames(name: string, text: string): DeclaredName[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, false)
  const names: DeclaredName[] = []
  const visit = (node: ts.Node, isTopLevel: boolean): void => {
    const isNumber = ts.isVariableDeclaration(node) && node.initializer !== undefined && isNumeric(node.initializer)
    for (const declared of readNames(findName(node))) names.push({ name: declared, isNumber, isTopLevel })
    const isInside = !isTopLevel || ts.isFunctionLike(node) || ts.isBlock(node)
    ts.forEachChild(node, (child) => visit(child, !isInside))
  }
  visit(source, true)
  return names
}

function findName(node: ts.Node): ts.BindingName | ts.PropertyName | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) return node.name
  if (ts.isVariableDeclaration(node) || ts.isGetAccessor(node)) return node.name
  if (ts.isMethodDeclaration(node) || ts.isMethodSignature(node)) return node.name
  return ts.isPropertyAssignment(node) && ts.isFunctionLike(node.initializer) ? node.name : undefined
}

function readNames(name: ts.BindingName | ts.PropertyName | undefined): string[] {
  if (name === undefined) return []
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name)) return [name.text]
  if (!ts.isObjectBindingPattern(name) && !ts.isArrayBindingPattern(name)) return []
  return name.elements.flatMap((element) => {
    const isOwnName = ts.isBindingElement(element) && (element.propertyName || ts.isArrayBindingPattern(name))
    return isOwnName ? readNames(element.name) : []
  })
}

function isNumeric(node: ts.Expression): boolean {
  if (ts.isNumericLiteral(node)) return true
  if (ts.isBinaryExpression(node)) return isNumeric(node.left) && isNumeric(node.right)
  if (ts.isPrefixUnaryExpression(node)) return isNumeric(node.operand)
  return ts.isParenthesizedExpression(node) && isNumeric(node.expression)
}
