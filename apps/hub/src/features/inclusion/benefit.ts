/** A benefit that API Particulier knows: minimum income, disabled adults, lone parents. */
export type Benefit = 'rsa' | 'aah' | 'asf'
