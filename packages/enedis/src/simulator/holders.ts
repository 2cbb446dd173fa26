import type { Meter } from './meters.js'

/** An invented holder. */
export interface Holder {
  customerId: string
  title: string
  firstName: string
  lastName: string
  email: string
  phone: string
  number: number
}

const FIRST_NAMES = ['Camille', 'Dominique', 'Claude', 'Maxime', 'Alex', 'Charlie', 'Sacha', 'Morgan', 'Andrea']
const LAST_NAMES = ['Exemple', 'Essai', 'Modele', 'Fictif', 'Invente', 'Factice', 'Simule', 'Epreuve', 'Specimen']

/** The holder of a meter; always the same one. */
export function findHolder({ customer }: Meter): Holder {
  const firstName = FIRST_NAMES[customer % FIRST_NAMES.length] ?? ''
  const lastName = LAST_NAMES[customer % LAST_NAMES.length] ?? ''
  return {
    customerId: String(-1_358_019_000 - customer),
    title: customer % 2 === 0 ? 'Mme' : 'M.',
    firstName,
    lastName,
    email: `${firstName}.${lastName}@courriel.example`.toLowerCase(),
    phone: `063998${String(customer).padStart(4, '0')}`,
    number: customer + 1,
  }
}
