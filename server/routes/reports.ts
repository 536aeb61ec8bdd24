import { z } from 'zod'
import { ancestorsOf, levelOf, within } from '../../kernel/place/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { namesOf } from '../../store/place/regions.ts'
import { countOtherReports, type ListedReport, listReports, putReport, removeReport } from '../../store/report.ts'
import { appendAudit } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import { ReportBody, ReportList, ReportName, SaveReport } from '../contract/report.ts'
import { roleTitle } from '../identity/roles.ts'
import { getIndicator } from '../indicator/basis.ts'
import { inTree, schemeOf, todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { defineRoute } from '../route.ts'
import { write } from '../write.ts'

/** Reports that one person keeps, at most. */
const MOST = 100
/** Levels whose people a report may be shared with: county and town. */
const SHARED_LEVELS = [3, 4]

const ownerOf = (program: Program, caller: StaffCaller) => ({ county: program.county, account: caller.account.id })

/** County and town that a position is of, from above. */
const sharersOf = (program: Program, root: string): readonly string[] => {
  const { layers } = schemeOf(program)
  const all = [root, ...ancestorsOf(root, layers)]
  return all.filter((code) => SHARED_LEVELS.includes(levelOf(code, layers) ?? 0)).toSorted()
}

/** A shared report asks of the reader's own part of the tree, where it names another one. */
const forReader = (program: Program, root: string, asked: SaveReport): Omit<SaveReport, 'sharedWith'> => {
  const { sharedWith, ...rest } = asked
  const { layers } = schemeOf(program)
  const region = rest.region !== null && within(rest.region, root) ? rest.region : null
  const level = rest.level !== null && rest.level > (levelOf(region ?? root, layers) ?? 0) ? rest.level : null
  return { ...rest, region, level, only: rest.only.filter((code) => within(code, root)) }
}

/** What an older version kept otherwise is not shown. */
const present =
  (program: Program, root: string, names: ReadonlyMap<string, string>) =>
  (kept: ListedReport): readonly ReportBody[] => {
    const read = SaveReport.safeParse(kept.asked)
    if (!read.success) return []
    const asked = kept.mine ? read.data : { ...read.data, ...forReader(program, root, read.data) }
    const { name, mine, byName, sharedWith } = kept
    const shared = sharedWith === null ? null : { code: sharedWith, name: names.get(sharedWith) ?? sharedWith }
    return [{ ...asked, name, mine, byName, sharedWith: shared, savedAt: kept.savedAt.toISOString() }]
  }

const list = defineRoute({
  method: 'get',
  path: '/api/v1/reports',
  who: 'board',
  tag: 'indicators',
  summary:
    'Reports that one has kept under a name, of places that the position may look at, and what is shared with it',
  reply: ReportList,
  run: async ({ program, caller }) => {
    const root = inTree(caller, undefined)
    if (!root.ok) return root
    const sharers = sharersOf(program, root.value)
    return inScope(program.database, caller.acting, async (tx) => {
      const names = await namesOf(tx, sharers, todayOf(program))
      const kept = await listReports(tx, ownerOf(program, caller), sharers)
      const items = kept
        .flatMap(present(program, root.value, names))
        .filter(({ region }) => region === null || within(region, root.value))
      const mayShareWith = sharers.map((code) => ({ code, name: names.get(code) ?? code }))
      return accept({ body: { items, mayShareWith } })
    })
  },
})

/** Refusals: `absent` for an indicator or a region out of reach; a region that it cannot be shared with (input). */
const checked = (program: Program, caller: StaffCaller, body: SaveReport): Result<string> => {
  const root = inTree(caller, undefined)
  if (!root.ok) return root
  for (const code of [...(body.region === null ? [] : [body.region]), ...body.only]) {
    const found = inTree(caller, code)
    if (!found.ok) return found
  }
  for (const key of body.keys) {
    const found = getIndicator(program.packs, key, todayOf(program))
    if (!found.ok) return found
  }
  if (body.sharedWith !== null && !sharersOf(program, root.value).includes(body.sharedWith))
    return refuse('input', 'invalid-input', {
      problems: [{ path: 'sharedWith', code: 'not-ones-own' }],
      params: { count: 1 },
    })
  return root
}

const save = defineRoute({
  method: 'put',
  path: '/api/v1/reports/{name}',
  who: 'board',
  tag: 'indicators',
  summary:
    'Keeps what is compared under a name, for oneself or for the people of one’s county or town; replaces what bore the name',
  params: z.object({ name: ReportName }),
  body: SaveReport,
  reply: ReportBody,
  run: async (call) => {
    const { program, caller, params, body } = call
    const root = checked(program, caller, body)
    if (!root.ok) return root
    const { sharedWith, ...asked } = body
    const title = roleTitle(program, caller.position?.role ?? '', 'zh-CN')
    const byName = `${caller.account.name}（${title}）`
    const report = { name: params.name, asked, savedAt: program.now(), sharedWith, byName }
    return write(call, async (tx) => {
      const owner = ownerOf(program, caller)
      if ((await countOtherReports(tx, owner, params.name)) >= MOST)
        return refuse('rules', 'too-many-reports', { params: { limit: MOST } })
      await putReport(tx, owner, report)
      const names = sharedWith === null ? new Map() : await namesOf(tx, [sharedWith], todayOf(program))
      appendAudit(program, tx, caller, {
        action: 'report.save',
        object: { kind: 'report', id: params.name },
        detail: body,
      })
      const [shown] = present(program, root.value, names)({ ...report, mine: true })
      if (!shown) throw new Error('a report that was just checked is not what was kept')
      return accept({ body: shown })
    })
  },
})

const remove = defineRoute({
  method: 'delete',
  path: '/api/v1/reports/{name}',
  who: 'board',
  tag: 'indicators',
  summary: 'Forgets what one has kept under a name; for all with whom it was shared',
  params: z.object({ name: ReportName }),
  run: async (call) => {
    const { program, caller, params } = call
    return write(call, async (tx) => {
      if (!(await removeReport(tx, ownerOf(program, caller), params.name))) return refuse('absent', 'absent')
      appendAudit(program, tx, caller, { action: 'report.remove', object: { kind: 'report', id: params.name } })
      return accept({ body: {} })
    })
  },
})

export const routes = [list, save, remove]
