import { mattersOf } from '../../kernel/indicator/index.ts'
import { declaring } from '../../kernel/pack/index.ts'

const { indicator } = declaring('grid-admission')
const ledger = mattersOf('grid-admission')
const BASIS = ['000-PT-16', '滨州市社会治理网格化服务管理条例 §10']

const count = (key: string, where?: string) =>
  indicator({ key, unit: '件', basis: BASIS, is: { kind: 'count', ledger, ...(where && { where }) } })

export const indicators = [
  count('admissions-asked'),
  count('admissions-admitted', "outcome == 'admitted' && closed"),
  count('admissions-refused', "outcome == 'refused' && closed"),
]
