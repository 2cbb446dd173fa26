export { parseLoadCurve, type ParseLoadCurveParameters } from './parse-load-curve.js'
