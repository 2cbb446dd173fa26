// 100 000 structures in pages of 1 000, iterated; prints the most heap that was in use above the idle process.
import { createDataInclusionClient } from '@hub/data-inclusion-client'
import { measureHeap } from './heap.ts'

const COUNT = 100_000
const SIZE = 1_000

/** A page of invented structures, as long as real ones are. */
async function answer(url: string): Promise<Response> {
  const page = Number(new URL(url).searchParams.get('page'))
  const items = Array.from({ length: SIZE }, (_, index) => ({
    id: `dora--${String((page - 1) * SIZE + index).padStart(36, '0')}`,
    source: 'dora',
    nom: 'Structure inventée',
    description: 'Accueil et accompagnement. '.repeat(20),
  }))
  return Response.json({ items, total: COUNT, page, size: SIZE, pages: COUNT / SIZE })
}

const client = createDataInclusionClient({ token: 'none', fetch: answer })
const idle = measureHeap()
let most = 0
let count = 0
for await (const structure of client.iterateStructures()) {
  count += structure.id === '' ? 0 : 1
  if (count % (5 * SIZE) === 0) most = Math.max(most, measureHeap() - idle)
}
console.log(`${count} structures iterated: ${most.toFixed(1)} MB`)
