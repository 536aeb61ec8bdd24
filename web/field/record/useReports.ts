import { useState } from 'react'
import { useSession } from '../../ui/session.ts'
import { dropReport, keepReport, listReports, type Report, readReport } from './reports.ts'

/** One report as it lies on the phone; each change is kept at once. */
export const useReport = (id: string): { report: Report | null; change: (patch: Partial<Report>) => void } => {
  const account = useSession().account.id
  const [report, setReport] = useState(() => readReport(account, id))
  const change = (patch: Partial<Report>) => {
    if (!report) return
    const next = { ...report, ...patch }
    setReport(next)
    keepReport(account, next)
  }
  return { report, change }
}

export const useReports = (): { reports: readonly Report[]; drop: (id: string) => void } => {
  const account = useSession().account.id
  const [reports, setReports] = useState(() => listReports(account))
  const drop = (id: string) => {
    dropReport(account, id)
    setReports(listReports(account))
  }
  return { reports, drop }
}
