import { declaring, field, must } from '../../kernel/pack/index.ts'

const { list, ledger, indicator } = declaring('services-and-facilities')

/** 000-AJ-22: a household that the village sent to a service, where to, and what came of it. A household stands by its number, never by name. */
const referrals = ledger({
  key: 'service-referrals',
  subject: 'service-referral',
  basis: ['000-AJ-22', '个人信息保护法 §6'],
  levels: [5],
  grain: null,
  period: 'referred_on',
  keeper: 'village-secretary',
  fields: [
    field.date('referred_on', must),
    field.text('household_number', 30, must),
    field.code('service_need', 'service-need', must),
    field.record('referred_to', 'facilities', must),
    field.date('answered_on', {
      valid: [
        { when: 'referred_on <= answered_on', otherwise: 'services-and-facilities.otherwise.answered-before-referred' },
      ],
    }),
    field.code('referral_outcome', 'referral-outcome', { required: 'answered_on != null' }),
  ],
})

const LEDGER = 'service-referrals'
const BASIS = ['000-AJ-22']
const OPEN = "facility_state == 'open'"
const resource = (key: string, kind: string) =>
  indicator({
    key,
    unit: '个',
    basis: BASIS,
    is: { kind: 'count', ledger: 'facilities', where: `${OPEN} && facility_kind == '${kind}'` },
  })

export const lists = [
  list('service-need', ['medical', 'elderly-care', 'childcare', 'disability', 'other']),
  list('referral-outcome', ['served', 'sent-on', 'declined']),
]
export const ledgers = [referrals]
export const indicators = [
  resource('clinics', 'clinic'),
  resource('childcare-places', 'childcare'),
  indicator({
    key: 'villages-with-three-services',
    unit: '%',
    places: 1,
    basis: BASIS,
    is: { kind: 'regions', level: 5, of: 'clinics > 0.0 && elderly_stations > 0.0 && childcare_places > 0.0' },
    better: 'more',
    levels: [3, 4, 5],
  }),
  indicator({ key: 'referrals', unit: '次', basis: BASIS, is: { kind: 'count', ledger: LEDGER } }),
  indicator({
    key: 'referrals-served',
    unit: '%',
    places: 1,
    basis: BASIS,
    is: { kind: 'share', ledger: LEDGER, of: "referral_outcome == 'served'", among: 'answered_on != null' },
    better: 'more',
  }),
  indicator({
    key: 'referrals-open',
    unit: '次',
    basis: BASIS,
    is: { kind: 'count', ledger: LEDGER, where: 'answered_on == null' },
    better: 'less',
  }),
]
