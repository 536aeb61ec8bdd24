import type { CodeList, Pack } from '../../kernel/pack/index.ts'
import { indicators } from './indicators.ts'
import { parameters, process } from './process.ts'

const list = (key: string, codes: readonly string[]): CodeList => ({
  key,
  title: `disputes.list.${key}`,
  items: codes.map((code) => ({ code, title: `disputes.list.${key}.${code}` })),
})

export const pack: Pack = {
  key: 'dispute-mediation',
  version: '1.0.0',
  title: 'disputes.title',
  basis: [
    { document: '中华人民共和国人民调解法', clause: '§17、§20、§25、§26、§28、§31' },
    { document: '街道示范工作实施方案', clause: '002-JD-54' },
    { document: '信访工作条例', clause: '§15、§33' },
  ],
  /** 调解队伍: mediators of village, town and county committees; where a place has none, the village or the dispatcher mediates. */
  roles: [
    {
      key: 'mediator',
      title: 'disputes.mediator',
      reach: 'organisation',
      levels: [4, 5],
      abilities: ['matters', 'matters.lodge'],
      secondFactor: false,
      reportsTo: 'town-dispatcher',
    },
  ],
  processes: [process],
  indicators,
  parameters: [parameters],
  lists: [
    list('dispute-kind', [
      'neighbours',
      'family',
      'land',
      'homestead',
      'water',
      'wages',
      'compensation',
      'contract',
      'collective',
      'other',
      'crime',
    ]),
    list('risk', ['ordinary', 'watch', 'acute']),
    list('agreement', ['oral', 'written']),
    list('legal-channel', ['court', 'arbitration', 'review', 'police', 'petition']),
  ],
}
