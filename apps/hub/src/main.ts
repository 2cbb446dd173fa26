// The program. Stacks name lines of the source from here on, of what is imported from here on. The flag `--enable-source-maps` does the
// same and makes a start take half as long again: what logs asks once for its callers, and with the flag Node.js reads the map of the
// whole program to answer.
import { setSourceMapsSupport } from 'node:module'

setSourceMapsSupport(true)
await import('./command-line.js')
