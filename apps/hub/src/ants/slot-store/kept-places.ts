import type { AgendaMeetingPoint, JsonPiece } from '@hub/ants-client/editor'
import { type BodyPart, inOnePiece } from '../../platform/body-parts.js'
import { Allowance } from './allowance.js'
import { AnswerCache, type Origin, versionOf } from './answer-cache.js'
import { BlockCache } from './block-cache.js'
import { type HeldDesks, withDay } from './held-desks.js'
import { BLOCK_DAYS, blockKey, blockOfKey, makeBlock, type Place, type Wish } from './place.js'
import { type PlaceSlots, slotsJson, type SlotsWindow } from './slots-json.js'
import { inStretches, type MaybeLater } from '../../platform/stretches.js'

/** Milliseconds that a whole answer may take to make: a third of the endpoint's deadline, so that places can still be asked one by one. */
const WHOLE_ANSWER = 4_000

/**
 * Milliseconds in which all that is kept may be replaced. What was kept and let go is collected with the whole heap, which
 * holds everybody up for some milliseconds: a cache that is too small for what is asked, or is emptied with every change of an
 * agenda, must not bring that about twice a second.
 */
const REPLACED_WITHIN = 30_000

/** All slots of a search. */
interface Answer {
  origin: Origin
  /** JSON in pieces. */
  json: readonly JsonPiece[]
  /** Bytes of all pieces once they are written down. */
  size: number
}

/** Places in memory with what was found out from them: what changes a place drops what it makes wrong. */
export class KeptPlaces {
  readonly #publicUrl: string
  readonly #blocks: BlockCache
  readonly #answers: AnswerCache
  #places: Map<string, Place> = new Map()
  #listings: readonly AgendaMeetingPoint[] | undefined
  /** Goes up whenever a place comes, goes or changes but for what is held. */
  #generation = 0

  /**
   * @param budget bytes kept: a third for the blocks of all places, the rest for whole answers
   * @param elapsed milliseconds by a clock that nobody sets
   */
  constructor(publicUrl: string, budget: number, elapsed = () => performance.now()) {
    this.#publicUrl = publicUrl
    const [blocks, answers] = [budget / 3, (budget * 2) / 3]
    this.#blocks = new BlockCache(blocks, new Allowance(blocks, REPLACED_WITHIN, elapsed))
    this.#answers = new AnswerCache(answers, new Allowance(answers, REPLACED_WITHIN, elapsed))
  }

  replaceAll(places: Map<string, Place>): void {
    for (const place of this.#places.values()) this.#dropBlocks(place)
    this.#places = places
    this.#forgetAnswers()
  }

  has(id: string): boolean {
    return this.#places.has(id)
  }

  /** @param place none when there is no such place any more */
  replace(id: string, place: Place | undefined): void {
    const former = this.#places.get(id)
    if (former) this.#dropBlocks(former)
    if (place) this.#places.set(id, place)
    else this.#places.delete(id)
    this.#forgetAnswers()
  }

  /**
   * Replaces what is held at a place by appointments that start on a day.
   * @param oldest day before which everything is over
   */
  holdOnDay(id: string, day: number, held: HeldDesks, oldest: number): void {
    const place = this.#places.get(id)
    if (!place) return
    place.held = withDay(place.held, day, held, oldest)
    place.version += 1
    // An appointment may run into the day after.
    this.#dropBlocks(place, Math.floor(day / BLOCK_DAYS), Math.floor((day + 1) / BLOCK_DAYS))
  }

  /** The same frozen list as long as no place changed, in the order of ids. */
  listings(): readonly AgendaMeetingPoint[] {
    this.#listings ??= Object.freeze(
      [...this.#places].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, { listing }]) => listing),
    )
    return this.#listings
  }

  /** The slots of a place, later when there is much to make; undefined when there is no such place. */
  slots(id: string, query: SlotsWindow, now: number): MaybeLater<PlaceSlots | undefined> {
    const place = this.#places.get(id)
    return place && inStretches(this.#slotsOf(place, query, now))
  }

  /**
   * The slots of all places asked, as one object, later when there is much to make; undefined when they are to be asked one by one:
   * the days are over somewhere, or it takes too long.
   */
  wholeAnswer(ids: readonly string[], query: SlotsWindow, now: number): MaybeLater<Answer['json'] | undefined> {
    const { start_date, end_date, reason, documents_number } = query
    // Only what is known: an id may be any text, and a search for nothing known any number of texts.
    const places = ids.flatMap((id) => this.#places.get(id) ?? [])
    const key = [start_date, end_date, reason, documents_number, ...places.map(({ listing }) => listing.id)].join('\0')
    const kept = this.#answers.get(key, now)
    if (kept) return [kept]
    const generation = this.#generation
    const finish = (made: Answer | undefined) => made && this.#keptIfAskedAgain(key, made, generation, now)
    const made = inStretches(this.#wholeOf(places, query, now), WHOLE_ANSWER)
    return made instanceof Promise ? made.then(finish) : finish(made)
  }

  /** What is asked again is worth its bytes: they are sent at once from then on. */
  #keptIfAskedAgain(key: string, made: Answer, generation: number, now: number): MaybeLater<Answer['json']> {
    // Somebody may have asked the same meanwhile.
    const kept = this.#answers.get(key, now)
    if (kept) return [kept]
    // What was made over places that are others by now is good for whoever asked before that, and for nobody else.
    const isPresent = (): boolean => generation === this.#generation
    if (!isPresent() || !this.#answers.claim(key, made.size, made.origin, now)) return made.json
    const keep = (bytes: Buffer): Answer['json'] => {
      if (isPresent()) this.#answers.keep(key, bytes, made.origin, now)
      return [bytes]
    }
    const whole = inStretches(this.#writtenDown(key, made))
    return whole instanceof Promise ? whole.then(keep) : keep(whole)
  }

  *#writtenDown(key: string, { json, size }: Answer): Generator<void, Buffer> {
    try {
      return yield* inOnePiece(asParts(json), size)
    } finally {
      this.#answers.release(key)
    }
  }

  /** Nothing when the days are over somewhere. */
  *#wholeOf(places: readonly Place[], query: SlotsWindow, now: number): Generator<void, Answer | undefined> {
    const version = versionOf(places)
    const json: JsonPiece[] = []
    let size = 0
    let isSteady = true
    const append = (piece: JsonPiece): void => {
      json.push(piece)
      size += typeof piece === 'string' ? Buffer.byteLength(piece) : piece.byteLength
    }
    for (const [index, place] of places.entries()) {
      const slots = yield* this.#slotsOf(place, query, now)
      if (slots.isPast) return undefined
      isSteady &&= slots.isSteady
      append(`${index === 0 ? '{' : ','}${JSON.stringify(String(place.listing.id))}:`)
      slots.json.forEach(append)
    }
    append(places.length === 0 ? '{}' : '}')
    return { json, size, origin: { places, version, isSteady } }
  }

  #slotsOf(place: Place, query: SlotsWindow, now: number): Generator<void, PlaceSlots> {
    const publicUrl = this.#publicUrl
    return slotsJson(place, query, now, { publicUrl, blockOf: (block) => this.#blockOf(place, block, query) })
  }

  #blockOf(place: Place, block: number, wish: Wish) {
    const key = blockKey(block, wish)
    const kept = this.#blocks.get(place.blocks, key)
    if (kept) return kept
    const made = makeBlock(place, block, wish)
    this.#blocks.add(place.blocks, key, made)
    return made
  }

  #forgetAnswers(): void {
    this.#generation += 1
    this.#answers.clear()
    this.#listings = undefined
  }

  #dropBlocks({ blocks }: Place, first = -Infinity, last = Infinity): void {
    for (const key of blocks.keys()) {
      const block = blockOfKey(key)
      if (first <= block && block <= last) this.#blocks.remove(blocks, key)
    }
  }
}

function* asParts(json: readonly JsonPiece[]): Generator<BodyPart, void> {
  for (const piece of json) yield typeof piece === 'string' ? Buffer.from(piece) : piece
}
