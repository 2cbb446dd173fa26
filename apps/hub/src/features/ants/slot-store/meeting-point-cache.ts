import type { AgendaMeetingPoint, JsonPiece } from '@hub/ants-client/editor'
import { type BodyPart, inOnePiece } from '../../../platform/http/body-parts.js'
import { TokenBucket } from './token-bucket.js'
import { AnswerCache, type Origin, sumVersions } from './answer-cache.js'
import { BlockCache } from './block-cache.js'
import { type Occupancy, withDay } from './occupancy.js'
import { createOffering, type NothingOffered } from './offering.js'
import {
  BLOCK_DAYS,
  blockKey,
  parseBlockKey,
  makeBlock,
  type CachedMeetingPoint,
  type SlotCriteria,
} from './cached-meeting-point.js'
import { type MeetingPointSlots, slotsJson, type SlotSearch } from './slots-json.js'
import { runInSlices, type MaybePromise } from '../../../platform/process/time-slicing.js'

/** Milliseconds to compute a whole answer: a third of the endpoint's deadline, so that meeting points can still be asked one by one. */
const WHOLE_ANSWER = 4_000

/**
 * Milliseconds in which all that is kept may be replaced. What was kept and let go is collected with the whole heap, which
 * blocks all requests for some milliseconds: a cache that is too small for the searches, or is emptied with every change of an
 * agenda, must not bring that about twice a second.
 */
const REPLACED_WITHIN = 30_000

/** Called for a meeting point that is not published, with the reason. */
export type OnLeftOut = (listing: AgendaMeetingPoint, problem: NothingOffered) => void

/** All slots of a search. */
interface SearchAnswer {
  origin: Origin
  /** JSON in pieces. */
  json: readonly JsonPiece[]
  /** Bytes of all pieces when written. */
  size: number
}

/** Meeting points in memory with data computed from them. A change of a meeting point drops the data that it makes wrong. */
export class MeetingPointCache {
  readonly #publicUrl: string
  readonly #blocks: BlockCache
  readonly #answers: AnswerCache
  #meetingPoints: Map<string, CachedMeetingPoint> = new Map()
  readonly #offering = createOffering()
  #sorted: readonly CachedMeetingPoint[] | undefined
  #listings: { key: string; list: readonly AgendaMeetingPoint[] } | undefined
  /** Incremented when a meeting point is added, removed or changed, except for its occupancy. */
  #generation = 0

  /**
   * @param budget bytes kept: a third for the blocks of all meeting points, the rest for whole answers
   * @param elapsed milliseconds of a monotonic clock
   */
  constructor(publicUrl: string, budget: number, elapsed = () => performance.now()) {
    this.#publicUrl = publicUrl
    const [blocks, answers] = [budget / 3, (budget * 2) / 3]
    this.#blocks = new BlockCache(blocks, new TokenBucket(blocks, REPLACED_WITHIN, elapsed))
    this.#answers = new AnswerCache(answers, new TokenBucket(answers, REPLACED_WITHIN, elapsed))
  }

  replaceAll(places: Map<string, CachedMeetingPoint>): void {
    for (const place of this.#meetingPoints.values()) this.#dropBlocks(place)
    this.#meetingPoints = places
    this.#forgetAnswers()
  }

  has(id: string): boolean {
    return this.#meetingPoints.has(id)
  }

  /** @param place undefined when the meeting point was deleted */
  replace(id: string, place: CachedMeetingPoint | undefined): void {
    const former = this.#meetingPoints.get(id)
    if (former) this.#dropBlocks(former)
    if (place) this.#meetingPoints.set(id, place)
    else this.#meetingPoints.delete(id)
    this.#forgetAnswers()
  }

  /**
   * Replaces what is held at a meeting point by appointments that start on a day.
   * @param oldest day before which everything is over
   */
  holdOnDay(id: string, day: number, held: Occupancy, oldest: number): void {
    const place = this.#meetingPoints.get(id)
    if (!place) return
    place.held = withDay(place.held, day, held, oldest)
    place.version += 1
    // An appointment may run into the day after.
    this.#dropBlocks(place, Math.floor(day / BLOCK_DAYS), Math.floor((day + 1) / BLOCK_DAYS))
  }

  /**
   * The meeting points to publish: the same frozen list as long as they are the same and none changed, in the order of ids.
   * @param onLeftOut called for each meeting point that offers nothing, once for each new list
   */
  listings(now: number, onLeftOut?: OnLeftOut): readonly AgendaMeetingPoint[] {
    this.#sorted ??= [...this.#meetingPoints]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([, place]) => place)
    const problems = this.#sorted.map((place) => this.#offering(place, now))
    const key = problems.map((problem) => (problem === undefined ? '1' : '0')).join('')
    if (this.#listings?.key === key) return this.#listings.list
    const places = this.#sorted
    const list = Object.freeze(places.filter((_, index) => problems[index] === undefined).map(({ listing }) => listing))
    this.#listings = { key, list }
    for (const [index, problem] of problems.entries()) {
      const listing = places[index]?.listing
      if (problem !== undefined && listing !== undefined) onLeftOut?.(listing, problem)
    }
    return list
  }

  /** The slots of a meeting point; a promise when much is to be computed. Undefined when there is no such meeting point. */
  slots(id: string, query: SlotSearch, now: number): MaybePromise<MeetingPointSlots | undefined> {
    const place = this.#meetingPoints.get(id)
    return place && runInSlices(this.#createSlots(place, query, now))
  }

  /**
   * The slots of all these meeting points as one object; a promise when much is to be computed. Undefined when they must be asked one by one:
   * the days are over somewhere, or it takes too long.
   */
  wholeAnswer(ids: readonly string[], query: SlotSearch, now: number): MaybePromise<SearchAnswer['json'] | undefined> {
    const { start_date, end_date, reason, documents_number } = query
    // Unknown ids are left out, so that requests with invented ids do not fill the cache.
    const places = ids.flatMap((id) => this.#meetingPoints.get(id) ?? [])
    const key = [start_date, end_date, reason, documents_number, ...places.map(({ listing }) => listing.id)].join('\0')
    const kept = this.#answers.get(key, now)
    if (kept) return [kept]
    const generation = this.#generation
    const finish = (made: SearchAnswer | undefined) => made && this.#keepIfAskedAgain(key, made, generation, now)
    const made = runInSlices(this.#createWholeAnswer(places, query, now), WHOLE_ANSWER)
    return made instanceof Promise ? made.then(finish) : finish(made)
  }

  /** Caches the bytes of an answer that is requested repeatedly; later requests are answered at once. */
  #keepIfAskedAgain(
    key: string,
    made: SearchAnswer,
    generation: number,
    now: number,
  ): MaybePromise<SearchAnswer['json']> {
    // Another request may have computed the same meanwhile.
    const kept = this.#answers.get(key, now)
    if (kept) return [kept]
    // An answer from meeting points that have changed since is returned to the requests from before, and not cached.
    const isPresent = (): boolean => generation === this.#generation
    if (!isPresent() || !this.#answers.claim(key, made.size, made.origin, now)) return made.json
    const keep = (bytes: Buffer): SearchAnswer['json'] => {
      if (isPresent()) this.#answers.keep(key, bytes, made.origin, now)
      return [bytes]
    }
    const whole = runInSlices(this.#writtenDown(key, made))
    return whole instanceof Promise ? whole.then(keep) : keep(whole)
  }

  *#writtenDown(key: string, { json, size }: SearchAnswer): Generator<void, Buffer> {
    try {
      return yield* inOnePiece(asParts(json), size)
    } finally {
      this.#answers.release(key)
    }
  }

  /** Nothing when the days are over somewhere. */
  *#createWholeAnswer(
    places: readonly CachedMeetingPoint[],
    query: SlotSearch,
    now: number,
  ): Generator<void, SearchAnswer | undefined> {
    const version = sumVersions(places)
    const json: JsonPiece[] = []
    let size = 0
    let isSteady = true
    const append = (piece: JsonPiece): void => {
      json.push(piece)
      size += typeof piece === 'string' ? Buffer.byteLength(piece) : piece.byteLength
    }
    for (const [index, place] of places.entries()) {
      const slots = yield* this.#createSlots(place, query, now)
      if (slots.isPast) return undefined
      isSteady &&= slots.isSteady
      append(`${index === 0 ? '{' : ','}${JSON.stringify(String(place.listing.id))}:`)
      slots.json.forEach(append)
    }
    append(places.length === 0 ? '{}' : '}')
    return { json, size, origin: { places, version, isSteady } }
  }

  #createSlots(place: CachedMeetingPoint, query: SlotSearch, now: number): Generator<void, MeetingPointSlots> {
    const publicUrl = this.#publicUrl
    return slotsJson(place, query, now, { publicUrl, getBlock: (block) => this.#getBlock(place, block, query) })
  }

  #getBlock(place: CachedMeetingPoint, block: number, wish: SlotCriteria) {
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
    this.#sorted = undefined
  }

  #dropBlocks({ blocks }: CachedMeetingPoint, first = -Infinity, last = Infinity): void {
    for (const key of blocks.keys()) {
      const block = parseBlockKey(key)
      if (first <= block && block <= last) this.#blocks.remove(blocks, key)
    }
  }
}

function* asParts(json: readonly JsonPiece[]): Generator<BodyPart, void> {
  for (const piece of json) yield typeof piece === 'string' ? Buffer.from(piece) : piece
}
