/**
 * CEL that several steps share. A category is met by prefix, so `0102` stands for everything below it. What an assessor typed
 * always beats what words or categories suggest.
 */
const among = (list: string): string =>
  `(state.category != null && params.values.${list}.exists(c, state.category.startsWith(c)))`
const typed = (field: string, value: string): string =>
  `(has(state.data.${field}) && state.data.${field} == '${value}')`
const says = (list: string): string => `params.values.${list}.exists(w, matter.text.contains(w))`

/** At lodging there is no state yet. */
const lodgedAmong = (list: string): string =>
  `(matter.category != null && params.values.${list}.exists(c, matter.category.startsWith(c)))`

/** Danger to life or property now: feedback within hours. */
export const EMERGENCY = `(has(state.data.urgency) ? state.data.urgency == 'emergency' : (${among('emergencyCategories')} || ${says('emergencyWords')}))`
/** Water, power, gas, heat. */
export const UTILITIES = `(has(state.data.urgency) ? state.data.urgency == 'utilities' : (${among('utilityCategories')} || ${says('utilityWords')}))`
export const COMPLEX = typed('urgency', 'complex')
export const ENQUIRY = typed('nature', 'enquiry')
export const COMPLAINT = `(${typed('nature', 'complaint')} || ${typed('nature', 'report')})`

/** An enquiry may be answered at once, whoever says that it is one. */
export const MAY_ANSWER = `input.nature == 'enquiry' || (input.nature == null && ${ENQUIRY})`

/** Already answered once: it goes on as 重办, with its own limit. */
export const AGAIN = "state.counts.judge + state.counts['judge-by-phone'] + state.counts.reopen > 0"

/**
 * 北京 §17, 潍坊 §24: what is not on the village's list may not be handed to a village, nor what is not on the admitted list to a grid
 * worker; a department's duty may not be handed down to a town.
 */
export const MAY_GO_TO = [
  `(!input.desk.startsWith('village-secretary@') || ${among('villageCategories')})`,
  `(!input.desk.startsWith('grid-') || ${among('gridCategories')})`,
].join(' && ')
export const NOT_DEPARTMENT_DUTY = `!${among('departmentCategories')}`

/** Clues about cadres start on the closed route (信访工作条例 §22, §30). */
export const CLUE = `${lodgedAmong('clueCategories')} || ${says('clueWords')}`
/** Urgent matters skip the village: straight to the town. */
export const URGENT_AT_LODGING = `${lodgedAmong('emergencyCategories')} || ${says('emergencyWords')}`

/** Resolved and not dissatisfied, or redone as often as the place redoes. */
export const REDO = `(!input.resolved || input.satisfaction == '1') && state.counts.judge + state.counts['judge-by-phone'] < params.values.redoMax`
