import type { Pack } from '../../kernel/pack/index.ts'
import { indicators } from './indicators.ts'
import { lists } from './lists.ts'
import { parameters } from './parameters.ts'
import { process } from './process.ts'
import { replyTemplates } from './replies.ts'
import { suggest } from './suggest/suggest.ts'

export const pack: Pack = {
  key: 'resident-requests',
  version: '1.0.0',
  title: 'requests.title',
  basis: [
    { document: '北京市接诉即办工作条例', clause: '§8—§23、§32' },
    { document: '潍坊市12345政务服务便民热线条例', clause: '§18—§26' },
    { document: '济南市12345市民服务热线条例', clause: '§23—§30、§32' },
    { document: '信访工作条例', clause: '§22、§30、§34' },
    { document: '滨州市社会治理网格化服务管理条例', clause: '§11' },
  ],
  processes: [process],
  indicators,
  parameters,
  lists,
  replyTemplates,
  suggest: (message) => suggest(message),
}
