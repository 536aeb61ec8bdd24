/** What a village knows by itself and may say on paper; a model, to be set by the county. */
export const KEPT = ['residence', 'membership', 'contracted-land', 'homestead', 'farming', 'public-service'] as const

/** What no village issues any more: whoever needs it asks the office that holds it, or takes the person's own word (告知承诺). */
export const ABOLISHED = [
  'kinship',
  'identity',
  'household-register-change',
  'criminal-record',
  'marriage',
  'birth',
  'alive',
  'death',
  'disability',
  'employment',
  'personal-file',
  'property',
  'inheritance',
  'business-premises',
  'lost-papers',
  'dog-keeping',
] as const
