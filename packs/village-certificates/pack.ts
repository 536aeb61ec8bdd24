import type { CodeList, Pack } from '../../kernel/pack/index.ts'
import { indicators } from './indicators.ts'
import { ABOLISHED, KEPT } from './kinds.ts'
import { parameters, process } from './process.ts'

const list = (key: string, codes: readonly string[]): CodeList => ({
  key,
  title: `certificates.list.${key}`,
  items: codes.map((code) => ({ code, title: `certificates.list.${key}.${code}` })),
})

export const pack: Pack = {
  key: 'village-certificates',
  version: '1.0.0',
  title: 'certificates.title',
  basis: [
    { document: '河北：规范机制牌子、改进村级出具证明', clause: '003-HB-27' },
    { document: '关于改进和规范基层群众性自治组织出具证明工作的指导意见（民发〔2020〕20号）' },
  ],
  processes: [process],
  parameters: [parameters],
  indicators,
  lists: [
    list('certificate', [...KEPT, ...ABOLISHED]),
    list('checked-by', ['register', 'visit', 'papers', 'neighbours']),
  ],
  papers: [
    {
      process: 'village-certificates',
      outcomes: ['certificate-issued'],
      withdrawn: ['certificate-withdrawn'],
      action: 'issue',
      says: 'statement',
      filledBy: 'certificates.statement',
      kind: 'certificate',
      person: 'person',
      door: 'door',
      validDays: 'validDays',
    },
  ],
}
