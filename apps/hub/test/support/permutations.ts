/** Every order of some items: n! of them. */
export function permute<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item, index) => permute(items.toSpliced(index, 1)).map((others) => [item].concat(others)))
}
