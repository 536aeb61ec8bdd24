import { declaring } from '../../kernel/pack/index.ts'

export const { list, ledger, indicator } = declaring('rosters')

/** The township's party committee manages the cadres of its villages; what it files, the county looks through. */
export const TOWN = 'town-dispatcher'
export const COUNTY = 'county-dispatcher'
export const VILLAGE = 'village-secretary'

/** 大专以上. */
export const COLLEGE = "education in ['college', 'bachelor', 'postgraduate']"
/** Whole years on the day that is asked about, from the register; never reported. */
export const AGE = 'age(born, on)'
/** 35岁以下 counts those of 35. */
export const YOUNG = `${AGE} <= 35.0`
