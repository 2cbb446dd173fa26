import type { SeriesFacts } from './types.js'

/** What is known of two windows that follow each other. */
export function joinFacts(one: SeriesFacts, other: SeriesFacts): SeriesFacts {
  return {
    usagePointId: one.usagePointId,
    generation: one.generation,
    direction: one.direction,
    start: one.start,
    end: other.end,
    quality: one.quality ?? other.quality,
    duplicates: one.duplicates + other.duplicates,
    outside: one.outside + other.outside,
  }
}
