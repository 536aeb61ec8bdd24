import type { CodeList, Pack } from '../../kernel/pack/index.ts'
import { indicators } from './indicators.ts'
import { parameters, process } from './process.ts'

const list = (key: string, codes: readonly string[]): CodeList => ({
  key,
  title: `grid-admission.list.${key}`,
  items: codes.map((code) => ({ code, title: `grid-admission.list.${key}.${code}` })),
})

/** 滨州 §3: what a grid does by the regulation itself; admitted without a decision of the county. */
const STATUTORY = [
  'information',
  'sentiment',
  'hazards',
  'disputes',
  'publicity',
  'proxy',
  'analysis',
  'peace',
  'counselling',
]

export const pack: Pack = {
  key: 'grid-admission',
  version: '1.0.0',
  title: 'grid-admission.title',
  basis: [
    { document: '莆田网格化治理', clause: '000-PT-16' },
    { document: '滨州市社会治理网格化服务管理条例', clause: '§3、§10' },
    { document: '国办函〔2026〕12号' },
  ],
  processes: [process],
  indicators,
  parameters: [parameters],
  lists: [
    list('work-class', [...STATUTORY, 'care', 'patrol', 'other', 'administrative', 'enforcement', 'professional']),
    list('stance', ['yes', 'with-change', 'no']),
    /** Public: what stands on the list from the start; matters that end as `admitted` join it. */
    list('admitted', STATUTORY),
  ],
  published: [{ process: 'grid-admission', outcome: 'admitted', fields: ['item', 'kind', 'law', 'minutes', 'until'] }],
}
