import type { Pack } from '../../kernel/pack/index.ts'
import { declaring } from '../../kernel/pack/index.ts'
import { indicators } from './indicators.ts'
import { ledgers } from './ledgers.ts'

const { list } = declaring('talent')

export const pack: Pack = {
  key: 'talent',
  version: '1.0.0',
  title: 'talent.title',
  basis: [
    { document: '云南、六盘水、花桥镇、某区人才各条', clause: '000-YN-09、001-LPS-24、000-HQ-10、004-QW-16' },
    { document: '个人信息保护法', clause: '§13、§14、§29' },
  ],
  lists: [
    list('returnee-kind', ['worker', 'graduate', 'veteran', 'entrepreneur']),
    list('returnee-state', ['away', 'returned', 'started-business']),
    list('expert-role', [
      'party-instructor',
      'technology-commissioner',
      'agronomist',
      'legal-adviser',
      'construction-adviser',
      'top-talent',
      'culture',
    ]),
    list('pairing-kind', ['new-force', 'state-company', 'department', 'town-office', 'branch']),
    list('talent-class', ['culture', 'professional', 'practical', 'management', 'social-work']),
    list('contact-kind', ['letter', 'talk', 'visit']),
    list('achievement-kind', ['variety', 'technique', 'patent', 'standard']),
  ],
  ledgers,
  indicators,
}
