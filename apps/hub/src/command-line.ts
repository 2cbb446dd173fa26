import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unknownVariables } from './config/unknown-variables.js'
import { DatabaseError } from './platform/database/database-error.js'
import { databaseSentence } from './platform/database/database-sentence.js'
import { OperatorError } from './platform/process/operator-error.js'
import { packageRoot } from './platform/process/package-root.js'
import { createProgram, withDefaultCommand } from './program.js'

const environment = process.env
// The reader of the output may have ended, which must not end this process.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string }
const program = createProgram(environment, version)
// Before anything can fail: a misspelt name is a likely cause.
program.hook('preAction', () => {
  for (const warning of unknownVariables(environment)) process.stderr.write(`warning: ${warning}\n`)
})

try {
  await program.parseAsync(withDefaultCommand(process.argv.slice(2)), { from: 'user' })
} catch (error) {
  process.stderr.write(`${formatError(error)}\n`)
  process.exitCode = 1
}

/** Prints the message of an operator's error alone; any other error is a bug, and printed with its stack. */
function formatError(error: unknown): string {
  if (error instanceof OperatorError) return error.message
  if (error instanceof DatabaseError) return databaseSentence(error)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
