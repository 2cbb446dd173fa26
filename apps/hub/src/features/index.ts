// What the hub can do. A new feature is one folder beside these and one line here.
import type { Feature } from '../platform/feature.js'
import { ants } from './ants/feature.js'
import { directory } from './directory/feature.js'
import { enedis } from './enedis/feature.js'
import { certification, franceTravail } from './inclusion/feature.js'
import { links } from './links/feature.js'
import { rdvInsertion } from './rdv-insertion/feature.js'

export const features: readonly Feature[] = [ants, rdvInsertion, franceTravail, certification, directory, links, enedis]
