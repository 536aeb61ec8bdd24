import type { CodeList, Pack, ServiceItem } from '../../kernel/pack/index.ts'
import { indicators } from './indicators.ts'
import { parameters, process } from './process.ts'
import data from './services.json' with { type: 'json' }

const list = (key: string, codes: readonly string[]): CodeList => ({
  key,
  title: `services.list.${key}`,
  items: codes.map((code) => ({ code, title: `services.list.${key}.${code}` })),
})
const distinct = (of: readonly string[]): readonly string[] => [...new Set(of)]

/** More than 140 things that an office does and a neighbour may run for (000-AJ-21); limits and papers are models to be set by a county. */
export const services: readonly ServiceItem[] = data.map((item) => ({
  ...item,
  title: `services.item.${item.code}`,
  at: item.at === 3 ? 3 : item.at === 4 ? 4 : 5,
}))

export const pack: Pack = {
  key: 'proxy-services',
  version: '1.0.0',
  title: 'services.title',
  basis: [
    { document: '安吉：便民代办，足不出村办理140多个事项', clause: '000-AJ-21' },
    { document: '莆田：代办便民服务', clause: '000-PT-19' },
    { document: '街道示范工作实施方案：镇村一网式综合服务平台', clause: '002-JD-60' },
    { document: '滨州市社会治理网格化服务管理条例', clause: '§3（公共服务代办）' },
  ],
  services,
  processes: [process],
  indicators,
  parameters: [parameters],
  lists: [
    {
      key: 'service',
      title: 'services.list.service',
      items: services.map(({ code, title }) => ({ code, title })),
    },
    list('service-class', distinct(data.map((item) => item.kind))),
    list('material', distinct(data.flatMap((item) => item.materials))),
    list('service-step', distinct(data.flatMap((item) => item.steps))),
    list('delivery', ['home', 'point', 'phone']),
    list('satisfaction', ['3', '2', '1']),
  ],
}
