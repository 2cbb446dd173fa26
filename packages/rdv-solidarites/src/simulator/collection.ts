/** Records of one kind, as a database table without an order keeps them: one that changes moves to the end. */
export class Collection<Item extends { id: number }> {
  #items: Item[]

  constructor(items: readonly Item[] = []) {
    this.#items = structuredClone([...items])
  }

  /** Copies of all, in the order of the table: a reader that walks pages while records change meets some twice. */
  all(): Item[] {
    return structuredClone(this.#items)
  }

  /** Copies of all, by id. */
  byId(): Item[] {
    return this.all().toSorted((one, other) => one.id - other.id)
  }

  get(id: number): Item | undefined {
    return structuredClone(this.#items.find((item) => item.id === id))
  }

  /** Adds a record, with the next free id unless it has one. */
  add(item: Omit<Item, 'id'> & { id?: number | undefined }): Item {
    const id = item.id ?? Math.max(0, ...this.#items.map((each) => each.id)) + 1
    const added = structuredClone({ ...item, id }) as Item
    this.#items = [...this.#items.filter((each) => each.id !== id), added]
    return structuredClone(added)
  }

  /** Changes a record that exists. */
  update(id: number, change: Partial<Item>): Item {
    const current = this.#items.find((item) => item.id === id)
    if (!current) throw new RangeError(`there is no record ${id}`)
    return this.add({ ...current, ...change, id })
  }

  remove(id: number): void {
    this.#items = this.#items.filter((item) => item.id !== id)
  }
}
