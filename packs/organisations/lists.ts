import { list } from './terms.ts'

export const lists = [
  list('entity-kind', ['co-operative', 'family-farm', 'service-organisation', 'leading-company']),
  list('entity-grade', ['national-top', 'national', 'province', 'city', 'county', 'none']),
  // 004-QW-02: how a party organisation came to be in it
  list('set-up', ['single', 'joint', 'attached', 'none']),
  list('chain', ['planting', 'livestock', 'processing', 'tourism', 'trade', 'other']),
  list('member-post-kind', ['area', 'post']),
  list('branch-kind', ['branch', 'general-branch', 'committee', 'joint-branch', 'youth-talent-branch']),
  list('grid-body', ['group', 'joint-group', 'branch', 'none']),
  list('committee-kind', ['group-committee', 'area-committee']),
]
