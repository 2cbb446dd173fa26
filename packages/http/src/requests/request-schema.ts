/**
 * What one value of a request must be, as generated from `openapi/<api>.yaml`: the part of JSON Schema that requests need, and the keys
 * of ours that begin with `x-hub-` there.
 */
export interface RequestSchema {
  /** Anything, when absent. */
  readonly type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object'
  readonly nullable?: true
  /** Name of the function that reads a value, or checks an object as a whole. */
  readonly format?: string
  /** What a refusal says after «must be», where the limits alone would say it badly. */
  readonly mustBe?: string
  readonly enum?: readonly unknown[]
  /** Of texts: characters, without the white space around them. */
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: RegExp
  /** Of texts made of digits: a whole number of two digits or more is taken too, since it can have lost no zero. */
  readonly acceptsNumber?: true
  /** Of texts: the format also reads a `Date`. */
  readonly acceptsDate?: true
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: RequestSchema
  readonly minItems?: number
  readonly maxItems?: number
  /** Of lists: what comes twice is sent once. */
  readonly uniqueItems?: true
  readonly properties?: Readonly<Record<string, RequestSchema>>
  readonly required?: readonly string[]
  /** Of objects: at least one of these properties must be there. */
  readonly requireOneOf?: readonly string[]
  readonly minProperties?: number
  /** Of objects: properties that are not listed are left out instead of refused. */
  readonly ignoreUnknown?: true
}

export interface ObjectSchema extends RequestSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, RequestSchema>>
}

/**
 * Reads a value as an API wants it: what is to be sent, or undefined for a value that is refused. Of a text it is given texts only, and a
 * `Date` where the schema accepts one. Of an object it is given what its properties were read to, and may throw an InvalidRequestError
 * that names one of them.
 */
export type RequestFormat = (value: never, field: string) => unknown

/** Formats by name; `uri` is always there. `{ date: parseCalendarDay }` reads days: without it they are not checked. */
export type RequestFormats = Readonly<Record<string, RequestFormat>>
