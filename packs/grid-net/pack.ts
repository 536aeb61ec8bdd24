import type { CodeList, Pack } from '../../kernel/pack/index.ts'
import { demandProject, projectParameters } from './project.ts'
import { schemes } from './schemes.ts'
import { gridTask, taskParameters } from './task.ts'

const list = (key: string, codes: readonly string[]): CodeList => ({
  key,
  title: `grid-net.list.${key}`,
  items: codes.map((code) => ({ code, title: `grid-net.list.${key}.${code}` })),
})

export const pack: Pack = {
  key: 'grid-net',
  version: '1.0.0',
  title: 'grid-net.title',
  basis: [
    { document: '滨州市社会治理网格化服务管理条例', clause: '§3、§6、§7、§10' },
    { document: '莆田网格化治理', clause: '000-PT-02、04、05、08' },
    { document: '六盘水', clause: '001-LPS-35、36' },
    { document: '街道示范工作实施方案', clause: '002-JD-20、22' },
    { document: '冒水村', clause: '000-MS-13' },
  ],
  grids: schemes,
  processes: [gridTask, demandProject],
  parameters: [taskParameters, projectParameters],
  lists: [
    list('grid-work', ['publicity', 'sentiment', 'reporting', 'service']),
    /** Nets of departments that are merged into the one net (滨州 §6 第三款: 不再另行划分). */
    list('line-net', ['party', 'order', 'emergency', 'service']),
    /** 力量清单: who can be called on in a grid. */
    list('force', [
      'cadres',
      'party-members',
      'grid-workers',
      'mediators',
      'volunteers',
      'property-service',
      'militia',
      'social-workers',
      'villagers',
    ]),
  ],
}
