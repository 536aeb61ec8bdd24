import { pack as posts } from '../../packs/posts/pack.ts'
import type { Staff } from './cases.ts'

const at = (role: string, region: string, org?: string) => ({ id: `${role}-${org ?? region}`, role, region, org })

/** A few posts of a fictional county (codes 99…), for golden cases. */
export const STAFF: Staff = {
  roles: posts.roles ?? [],
  people: {
    网格员: at('grid-worker', '99010100120100101'),
    网格长: at('grid-leader', '990101001201001'),
    村书记: at('village-secretary', '990101001201', 'gov-990101001201'),
    邻村书记: at('village-secretary', '990101001202', 'gov-990101001202'),
    镇分办员: at('town-dispatcher', '990101001', 'gov-990101001'),
    邻镇分办员: at('town-dispatcher', '990101002', 'gov-990101002'),
    镇农业站: at('town-office', '990101001', 'office-990101001-agriculture'),
    镇执法队: at('town-office', '990101001', 'office-990101001-enforcement'),
    县分办员: at('county-dispatcher', '990101', 'dept-990101-command'),
    水利局: at('department-handler', '990101', 'dept-990101-water'),
    住建局: at('department-handler', '990101', 'dept-990101-housing'),
    县督办员: at('county-supervisor', '990101'),
    纪检专办员: at('discipline-officer', '990101', 'dept-990101-discipline'),
    县领导: at('county-leader', '990101'),
  },
}
