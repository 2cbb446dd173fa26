/** Megabytes of heap and buffers that are in use after a collection. */
export function measureHeap(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1_000_000
}
