import { Refusal } from '@hub/http/simulator'

/** One wrong parameter, in FastAPI's words. */
export interface ParameterFault {
  loc: string[]
  msg: string
  type: string
}

/** A refusal in FastAPI's shape. */
export function refusal(status: number, detail: string | readonly ParameterFault[]): Refusal {
  return new Refusal(status, { detail })
}
