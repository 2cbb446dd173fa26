// Needs Node.js, or a runtime with its `node:zlib`.
export { createReadyBytes } from './create-ready-bytes.js'
