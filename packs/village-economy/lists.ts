import { list } from './terms.ts'

export const lists = [
  list('fund-source', ['central', 'province', 'city', 'county', 'town', 'party-fee', 'department', 'donation']),
  list('fund-purpose', ['collective-economy', 'service-centre', 'grid', 'infrastructure', 'assistance', 'other']),
  list('fund-outcome', ['running', 'earning', 'no-effect', 'stopped']),
  list('project-kind', ['planting', 'livestock', 'processing', 'tourism', 'services', 'property', 'infrastructure']),
  list('project-state', ['planned', 'building', 'done', 'stopped']),
  // 004-QW-20 names five modes, 001-LPS-33 six; each place's own words are in its programme
  list('project-mode', [
    'self-run',
    'joint-venture',
    'property-lease',
    'land-shares',
    'services',
    'company-collective-household',
  ]),
  list('funding-line', [
    'office',
    'service-fund',
    'cadre-pay',
    'leaving-allowance',
    'group-leader-allowance',
    'training',
    'party-activity',
    'collective-project',
    'supervision-allowance',
    'insurance',
    'cleaning',
    'facility-upkeep',
  ]),
  list('contract-kind', ['farmland', 'forest', 'water', 'housing', 'workshop', 'equipment', 'idle-land', 'shares']),
  list('contract-party', ['villager', 'co-operative', 'company', 'other']),
  list('contract-state', ['running', 'ended', 'broken-off']),
  list('product', ['rose', 'tea', 'fruit', 'vegetables', 'herbs', 'fungi', 'livestock', 'fishery', 'grain', 'other']),
  list('payment-kind', ['work-for-relief', 'production-award', 'labour-subsidy']),
  list('income-band', ['under-5', 'from-5', 'from-10', 'from-20', 'from-50', 'from-100']),
]
