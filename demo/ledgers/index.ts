import { planCampaigns } from './campaigns.ts'
import { planDoings } from './doings.ts'
import { planIncome } from './income.ts'
import { planLand } from './land.ts'
import { planLinks } from './links.ts'
import { planLists } from './lists.ts'
import { planMeetings } from './meetings.ts'
import { planMoney } from './money.ts'
import { planBodies } from './organisations.ts'
import type { LedgerRows, LedgerWorld } from './plan.ts'
import { planPlans } from './plans.ts'
import { planRectification } from './rectification.ts'
import { planRosters } from './rosters.ts'
import { planServices } from './services.ts'
import { planTalent } from './talent.ts'
import { planYearly } from './yearly.ts'

export type { DemoRow, LedgerRows, LedgerWorld } from './plan.ts'

/** Rows of every ledger of the demo county, one ledger after the other; the same for the same seed, and nobody real in them. */
export function* planLedgers(world: LedgerWorld): Generator<LedgerRows> {
  for (const part of [
    planIncome,
    planMoney,
    planLand,
    planRosters,
    planBodies,
    planTalent,
    planServices,
    planPlans,
    planLists,
    planLinks,
    planDoings,
    planMeetings,
    planYearly,
    planRectification,
    planCampaigns,
  ])
    yield* part(world)
}
