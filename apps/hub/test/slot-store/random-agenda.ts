import { dayText } from '../../src/features/ants/agenda/calendar-day.js'
import {
  type Closure,
  type MeetingPoint,
  type Opening,
  type Reason,
  REASONS,
} from '../../src/features/ants/agenda/schema.js'
import type { BookedTime } from '../../src/features/ants/agenda/slots.js'
import { timeText, parseWallClockMinute, formatWallClockMinute } from '../../src/features/ants/agenda/wall-clock.js'
import { parseOccupancy } from '../../src/features/ants/slot-store/occupancy.js'
import { MeetingPointCache } from '../../src/features/ants/slot-store/meeting-point-cache.js'
import { createCachedMeetingPoint } from '../../src/features/ants/slot-store/cached-meeting-point.js'
import { joinText } from '../support/join-text.js'
import { closure, opening, point as meetingPoint } from '../slots-examples.js'

export interface Question {
  meeting_point_id: string
  reason: Reason
  documents_number: number
  start_date: string
  end_date: string
}

interface Truth {
  point: MeetingPoint
  appointments: BookedTime[]
}

const DAY = 86_400_000
/** Small enough that bytes are thrown away and made again all the time. */
const BUDGET = 60_000
const TIME_ZONES = ['Europe/Paris', 'Europe/Paris', 'Pacific/Noumea', 'Australia/Lord_Howe', 'America/Nuuk']
/** Each before a day on which some of the clocks change. */
const BEGINNINGS = ['2027-03-24', '2027-10-26', '2028-02-26', '2027-04-01', '2027-10-01']

/** Places that change at random, twice: as the store is told of them, and in plain lists. */
export class RandomAgenda {
  now = Date.parse(`${BEGINNINGS[0]}T08:00:00Z`)
  /** The kinds of operation there were. */
  readonly done = new Set<string>()
  readonly #store: MeetingPointCache
  readonly #truth = new Map<string, Truth>()
  readonly #random: () => number

  constructor(random: () => number, publicUrl: string) {
    this.#random = random
    this.#store = new MeetingPointCache(publicUrl, BUDGET)
    for (const id of ['412', 'annexe:1', 'Nord.2']) this.#replace(id, this.#point(id), [])
  }

  getTruth(id: string): Truth {
    const truth = this.#truth.get(id)
    if (!truth) throw new Error(`No place ${id}.`)
    return truth
  }

  /** The answer to a search of these places and one that nobody knows. */
  answer(meeting_point_ids: readonly string[], isGzip: boolean, question: Question): string {
    const search = { ...question, meeting_point_ids: ['nowhere', ...meeting_point_ids], isGzip }
    return joinText(this.#store.search(search, this.now), isGzip)
  }

  /** A window that has something to show, mostly; sometimes one that has nothing. */
  ask(): Question {
    const today = Math.floor(this.now / DAY)
    const first = today + this.#pickOne([0, 0, 0, 1, 1, 2, 3, 5, -1, 8])
    const days = this.#pickOne([0, 0, 0, 0, 1, 1, 2, 9, -1])
    return {
      meeting_point_id: this.#id(),
      reason: this.#pickOne(REASONS),
      documents_number: this.#pickOne([1, 1, 1, 2, 2, 3, 4, 7, 10]),
      start_date: dayText(first),
      end_date: dayText(first + days),
    }
  }

  /** One operation; its name. */
  change(): string {
    const operations = {
      book: () => this.#book(this.#id()),
      move: () => this.#move(),
      cancel: () => this.#cancel(this.#id()),
      minutes: () => void (this.now += Math.floor(this.#random() * 90) * 60_000),
      day: () => this.#passDay(),
      closure: () => this.#changeAgenda('closure'),
      opening: () => this.#changeAgenda('opening'),
    }
    const often = ['book', 'book', 'book', 'cancel'] as const
    const name = this.#pickOne([...often, 'book', 'move', 'cancel', 'minutes', 'day', 'closure', 'opening'] as const)
    operations[name]()
    this.done.add(name)
    return name
  }

  #book(id: string): void {
    const { point, appointments } = this.getTruth(id)
    const range = this.#pickOne(point.openings)
    const day = Math.floor(this.now / DAY) + Math.floor(this.#random() * 9)
    const from = parseWallClockMinute(`${dayText(day)}T${range.from}`) + 5 * Math.floor(this.#random() * 40)
    const length = this.#pickOne([5, 15, 20, 30, 45, 60, 200])
    appointments.push({ starts_at: formatWallClockMinute(from), ends_at: formatWallClockMinute(from + length) })
    this.#tell(id, from)
  }

  #cancel(id: string): void {
    const { appointments } = this.getTruth(id)
    const [gone] = appointments.splice(Math.floor(this.#random() * appointments.length), 1)
    if (gone) this.#tell(id, parseWallClockMinute(gone.starts_at))
  }

  #move(): void {
    this.#cancel(this.#id())
    this.#book(this.#id())
  }

  #passDay(): void {
    this.now += DAY
    if (this.#random() > 0.1) return
    // To another time of the year, as by a restart: what is in memory is read anew.
    this.now = Date.parse(`${this.#pickOne(BEGINNINGS)}T${timeText(Math.floor(this.#random() * 1440))}:00Z`)
    this.done.add('another time of the year')
    for (const id of this.#truth.keys()) this.#replace(id, this.#point(id), [])
  }

  #changeAgenda(what: 'opening' | 'closure'): void {
    const id = this.#id()
    const { point: former, appointments } = this.getTruth(id)
    const changed = { ...former }
    if (what === 'opening') changed.openings = [...former.openings.slice(-2), this.#opening()]
    else changed.closures = this.#random() < 0.4 ? [] : [...former.closures.slice(-1), this.#closure()]
    if (this.#random() < 0.2) Object.assign(changed, this.#limits())
    if (this.#random() < 0.2) {
      changed.durations = this.#durations()
      this.done.add('durations')
    }
    this.#replace(id, changed, appointments)
  }

  /** As the store is told when an appointment of that day changed: everything that starts on the day. */
  #tell(id: string, minute: number): void {
    const day = Math.floor(minute / 1440)
    const { appointments } = this.getTruth(id)
    const ofDay = appointments.filter(({ starts_at }) => starts_at.startsWith(dayText(day)))
    this.#store.holdOnDay(id, day, parseOccupancy(toTexts(ofDay)), Math.floor(this.now / DAY) - 3)
  }

  #replace(id: string, point: MeetingPoint, appointments: BookedTime[]): void {
    this.#truth.set(id, { point, appointments })
    this.#store.replace(id, createCachedMeetingPoint(point, parseOccupancy(toTexts(appointments))))
  }

  #point(id: string): MeetingPoint {
    return meetingPoint({
      id,
      time_zone: this.#pickOne(TIME_ZONES),
      durations: this.#durations(),
      openings: [this.#opening(), this.#opening()],
      closures: this.#random() < 0.5 ? [this.#closure()] : [],
      ...this.#limits(),
    })
  }

  #limits() {
    return {
      min_notice_minutes: this.#pickOne([0, 0, 60, 1440, 2880]),
      max_days_ahead: this.#pickOne([180, 180, 6, 1]),
    }
  }

  #durations(): MeetingPoint['durations'] {
    const all = {
      CNI: this.#pickOne([15, 20, 25]),
      PASSPORT: this.#pickOne([15, 20, 37]),
      'CNI-PASSPORT': this.#pickOne([30, 45]),
    }
    const { PASSPORT: _one, ...some } = all
    return this.#random() < 0.2 ? some : all
  }

  #opening(): Opening {
    const from = this.#pickOne([0, 60, 90, 480, 540, 540, 600, 840, 1260])
    const { first_day, last_day } = this.#random() < 0.7 ? { first_day: null, last_day: null } : this.#days()
    return opening({
      from: timeText(from),
      to: this.#random() < 0.1 ? '24:00' : timeText(Math.min(from + this.#pickOne([60, 120, 180, 240]), 1439)),
      desks: this.#pickOne([1, 1, 2, 3]),
      weekdays: this.#random() < 0.5 ? [1, 2, 3, 4, 5, 6, 7] : [1, 2, 4, 5, 7],
      first_day,
      last_day,
    })
  }

  #closure(): Closure {
    const times =
      this.#random() < 0.5 ? { from: null, to: null } : { from: '09:00', to: this.#pickOne(['09:30', '10:00']) }
    return closure({ ...this.#days(), ...times, desks: this.#pickOne([null, 1, 2]) })
  }

  #days(): { first_day: string; last_day: string | null } {
    const first = Math.floor(this.now / DAY) + Math.floor(this.#random() * 6)
    return {
      first_day: dayText(first),
      last_day: this.#random() < 0.2 ? null : dayText(first + Math.floor(this.#random() * 3)),
    }
  }

  #id(): string {
    return this.#pickOne([...this.#truth.keys()])
  }

  #pickOne<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.#random() * items.length)] as Item
  }
}

function toTexts(appointments: readonly BookedTime[]): string {
  return appointments.map(({ starts_at, ends_at }) => starts_at + ends_at).join('')
}
