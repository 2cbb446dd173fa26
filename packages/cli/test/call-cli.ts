import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { run } from '../src/index.js'
import type { Ended, StartOptions } from './start-cli.js'

/** Runs the program to its end as `runCli` does, in this process: a start of it takes more than most commands do. */
export async function callCli(
  args: readonly string[],
  { environment = {}, input = '' }: StartOptions = {},
): Promise<Ended> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const printed = Promise.all([text(stdout), text(stderr)])
  stdin.end(input)
  const exitCode = await run(args, { stdin, stdout, stderr, environment })
  stdout.end()
  stderr.end()
  const [out, err] = await printed
  return { exitCode, stdout: out, stderr: err }
}
