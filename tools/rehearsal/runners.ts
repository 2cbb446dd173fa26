/** A way of running the smoke suite: a runtime, and how it loads the packages. */
export interface Runner {
  runtime: string
  load: 'import' | 'require' | 'bundle'
  /** How the runtime is told of a proxy: by its environment, or by a `fetch` of undici. */
  proxy?: 'environment' | 'undici'
}

export const RUNNERS: readonly Runner[] = [
  { runtime: 'node-22', load: 'import', proxy: 'undici' },
  { runtime: 'node-24', load: 'import', proxy: 'environment' },
  { runtime: 'node-26', load: 'import', proxy: 'environment' },
  { runtime: 'node-22', load: 'require' },
  { runtime: 'node-24', load: 'require' },
  { runtime: 'node-26', load: 'require' },
  { runtime: 'bun', load: 'import', proxy: 'environment' },
  { runtime: 'deno', load: 'import', proxy: 'environment' },
  { runtime: 'workerd', load: 'bundle' },
]
