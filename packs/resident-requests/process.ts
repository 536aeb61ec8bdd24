import type { Process } from '../../kernel/workflow/index.ts'
import { CLUE, URGENT_AT_LODGING } from './conditions.ts'
import { assess } from './steps/assess.ts'
import { coordinate, decide, dispatch } from './steps/assign.ts'
import { clue, clueIntake } from './steps/clue.ts'
import { clarify } from './steps/collect.ts'
import { closed, evaluate, merged } from './steps/evaluate.ts'
import { confirm } from './steps/feedback.ts'
import { review } from './steps/supervise.ts'
import { ending, handle, redo } from './steps/track.ts'

/** 汇集、研判、交办、跟踪、督办、反馈、评价 (000-PT-07). */
export const process: Process = {
  key: 'resident-requests',
  version: '1.0.0',
  title: 'requests.title',
  stages: ['collect', 'assess', 'assign', 'track', 'supervise', 'feedback', 'evaluate'],
  start: 'assess',
  starts: [
    { when: CLUE, step: 'clue-intake', sealed: true },
    { when: URGENT_AT_LODGING, step: 'dispatch' },
  ],
  steps: {
    clarify,
    assess,
    dispatch,
    coordinate,
    decide,
    handle,
    redo,
    ending,
    review,
    confirm,
    evaluate,
    merged,
    closed,
    'clue-intake': clueIntake,
    clue,
  },
  fields: [
    { key: 'nature', title: 'requests.field.nature', type: 'choice', list: 'nature' },
    /** The resident allows the subject, and nothing else, on the village's public page. */
    { key: 'publish', title: 'requests.field.publish', type: 'yes-no' },
    /** Number of an open request that the resident says is the same thing; merging stays the assessor's decision. */
    { key: 'same-as', title: 'requests.field.same-as', type: 'text', max: 32 },
  ],
  notices: [
    { to: 'resident', template: 'requests.notice.received' },
    { to: 'holder', template: 'requests.notice.arrived' },
  ],
  basis: [
    '莆田市网格化治理七步闭环（000-PT-07）',
    '北京市接诉即办工作条例（2021-09-24）',
    '潍坊市12345政务服务便民热线条例（2021-12-06）',
    '济南市12345市民服务热线条例（2018-07-27）',
    '信访工作条例（2022-02-25）§22、§30',
  ],
}
