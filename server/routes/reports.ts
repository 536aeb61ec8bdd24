import { z } from 'zod'
import { within } from '../../kernel/place/index.ts'
import { accept, refuse } from '../../kernel/refusal/index.ts'
import { inScope } from '../../store/database.ts'
import { listReports, putReport, type Report, removeReport } from '../../store/report.ts'
import { appendAudit } from '../audit.ts'
import type { StaffCaller } from '../caller.ts'
import { ReportBody, ReportList, ReportName, SaveReport } from '../contract/indicator.ts'
import { getIndicator } from '../indicator/basis.ts'
import { inTree, todayOf } from '../places.ts'
import type { Program } from '../program.ts'
import { defineRoute } from '../route.ts'
import { write } from '../write.ts'

/** Reports that one person keeps, at most. */
const MOST = 100

const ownerOf = (program: Program, caller: StaffCaller) => ({ county: program.county, account: caller.account.id })

/** What an older version kept otherwise is not shown. */
const present = ({ name, asked, savedAt }: Report): readonly ReportBody[] => {
  const read = SaveReport.safeParse(asked)
  return read.success ? [{ ...read.data, name, savedAt: savedAt.toISOString() }] : []
}

const list = defineRoute({
  method: 'get',
  path: '/api/v1/reports',
  who: 'board',
  tag: 'indicators',
  summary: 'Comparisons that one has kept under a name, of places that the present position may look at',
  reply: ReportList,
  run: async ({ program, caller }) => {
    const root = inTree(caller, undefined)
    if (!root.ok) return root
    const kept = await inScope(program.database, caller.acting, (tx) => listReports(tx, ownerOf(program, caller)))
    const items = kept.flatMap(present).filter(({ region }) => region === null || within(region, root.value))
    return accept({ body: { items } })
  },
})

const save = defineRoute({
  method: 'put',
  path: '/api/v1/reports/{name}',
  who: 'board',
  tag: 'indicators',
  summary: 'Keeps what is compared under a name, for oneself; replaces what bore the name',
  params: z.object({ name: ReportName }),
  body: SaveReport,
  reply: ReportBody,
  run: async (call) => {
    const { program, caller, params, body } = call
    const root = inTree(caller, body.region ?? undefined)
    if (!root.ok) return root
    for (const key of body.keys) {
      const found = getIndicator(program.packs, key, todayOf(program))
      if (!found.ok) return found
    }
    const report = { name: params.name, asked: body, savedAt: program.now() }
    return write(call, async (tx) => {
      const owner = ownerOf(program, caller)
      const kept = await listReports(tx, owner)
      if (kept.length >= MOST && kept.every(({ name }) => name !== params.name))
        return refuse('rules', 'too-many-reports', { params: { limit: MOST } })
      await putReport(tx, owner, report)
      appendAudit(program, tx, caller, {
        action: 'report.save',
        object: { kind: 'report', id: params.name },
        detail: body,
      })
      return accept({ body: { ...body, name: params.name, savedAt: report.savedAt.toISOString() } })
    })
  },
})

const remove = defineRoute({
  method: 'delete',
  path: '/api/v1/reports/{name}',
  who: 'board',
  tag: 'indicators',
  summary: 'Forgets what one has kept under a name',
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
