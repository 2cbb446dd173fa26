import type { Target } from './target.ts'

/** Something that somebody may send who means no good. */
export interface Attempt {
  title: string
  /** @returns what the hub answered */
  run: (target: Target) => Promise<string>
}

/** Repeats what is over too soon to be seen. @returns the last answer */
export async function often(times: number, once: () => Promise<string>): Promise<string> {
  let answer = ''
  for (let count = 0; count < times; count += 1) answer = await once()
  return answer
}
