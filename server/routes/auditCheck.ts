import { NOTHING } from '../../kernel/access/index.ts'
import { accept, type Result, refuse } from '../../kernel/refusal/index.ts'
import type { Finding } from '../../store/audit/verify.ts'
import { inScope } from '../../store/database.ts'
import { appendAudit } from '../audit.ts'
import { checksOf } from '../auditCheck.ts'
import type { StaffCaller } from '../caller.ts'
import { AuditChecked, CheckAudit } from '../contract/audit.ts'
import { linesResponse, wantsLines } from '../lines.ts'
import type { Program } from '../program.ts'
import { defineRoute, type Reply } from '../route.ts'
import { Stopped, verifyOwn } from '../verify.ts'
import { type Language, words } from '../words.ts'

/** A million rows take about a minute; longer than this nobody waits. */
const LONGEST_MS = 10 * 60_000
const SHOWN = 200

interface Check {
  readonly program: Program
  readonly caller: StaffCaller
  readonly heads: readonly string[]
  readonly progress: (rows: number) => void
  readonly gone: () => boolean
}

/** By id, kind and time alone: what a row says may be of the closed route. */
const present = ({ kind, what, at }: Finding, language: Language) => ({
  kind,
  what,
  at,
  text: words(`audit.finding.${kind}`, language),
})

const run = async ({ program, caller, heads, progress, gone }: Check): Promise<AuditChecked> => {
  const began = performance.now()
  const findings: Finding[] = []
  let [count, rows] = [0, 0]
  const verified = await verifyOwn(program, heads, {
    found: (finding) => {
      count += 1
      if (findings.length < SHOWN) findings.push(finding)
    },
    progress: (done) => {
      rows = done
      progress(done)
      if (gone() || performance.now() - began > LONGEST_MS) throw new Stopped()
    },
  }).catch((error: unknown) => {
    if (error instanceof Stopped) return undefined
    throw error
  })
  return {
    at: program.now().toISOString(),
    complete: verified !== undefined,
    rows: verified?.rows ?? rows,
    seals: verified?.seals ?? 0,
    head: verified?.head ?? null,
    unsealed: verified?.unsealed ?? 0,
    count,
    findings: findings.map((finding) => present(finding, caller.language)),
  }
}

/** One at a time; kept in the audit and for whoever looks at the page next. */
const checked = async (check: Check): Promise<AuditChecked> => {
  const { program, caller } = check
  const checks = checksOf(program)
  try {
    const result = await run(check)
    const { at, complete, count, rows } = result
    checks.last = { at, complete, count }
    await inScope(program.database, { county: program.county, scope: NOTHING }, async (tx) => {
      appendAudit(program, tx, caller, {
        action: 'audit.check',
        object: { kind: 'audit', id: program.county },
        detail: { rows, count, complete },
      })
    })
    return result
  } finally {
    checks.running = false
  }
}

export const routes = [
  defineRoute({
    method: 'post',
    path: '/api/v1/audit/check',
    who: 'admin.audit',
    tag: 'audit',
    summary: 'Go through the whole chain: is every row as it was written, and none missing',
    body: CheckAudit,
    reply: AuditChecked,
    run: async ({ program, caller, body, request }): Promise<Result<Reply<AuditChecked>>> => {
      const checks = checksOf(program)
      if (checks.running) return refuse('rules', 'check-running')
      checks.running = true
      const { heads } = body
      if (!wantsLines(request)) {
        return accept({ body: await checked({ program, caller, heads, progress: () => {}, gone: () => false }) })
      }
      return accept({
        response: linesResponse(async (line, gone) =>
          line(await checked({ program, caller, heads, gone, progress: (rows) => line({ rows }) })),
        ),
      })
    },
  }),
]
