import type { Step } from '../../../kernel/workflow/index.ts'
import { EMERGENCY } from '../conditions.ts'
import { assessment, note } from '../fields.ts'
import { answer, ask, handToDiscipline, merge, takeOn } from './routing.ts'
import { remark, supervision } from './supervision.ts'

/** 研判: the village looks at it first (村居会商处置), a grid worker's own report included. */
export const assess: Step = {
  title: 'requests.step.assess',
  stage: 'assess',
  desks: [
    { role: 'village-secretary', at: 5 },
    { role: 'town-dispatcher', at: 4 },
    { role: 'county-dispatcher', at: 3 },
  ],
  limit: 'assess',
  limits: [{ when: EMERGENCY, limit: 'urgent-step' }],
  clock: 'step',
  actions: {
    'send-to-town': {
      title: 'requests.action.send-to-town',
      effect: 'advance',
      to: 'dispatch',
      by: ['holder'],
      fields: [...assessment, note(false)],
      primary: true,
      basis: '滨州市社会治理网格化服务管理条例 §11',
    },
    'take-on': takeOn,
    answer,
    merge,
    ask,
    'hand-to-discipline': handToDiscipline,
    ...remark,
    ...supervision,
  },
}
