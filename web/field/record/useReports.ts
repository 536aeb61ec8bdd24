import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { send } from '../../ui/api.ts'
import { refreshMatters } from '../../ui/matter/data.ts'
import { useSession } from '../../ui/session.ts'
import { useWords } from '../app/words.ts'
import { useSay } from '../parts/Said.tsx'
import { sendWaiting } from './outbox.ts'
import { dropReport, keepReport, type LodgedAs, listReports, lodgingOf, type Report, readReport } from './reports.ts'

/** What lies on the phone has changed: every screen that shows it looks again. */
const CHANGED = 'lingyan:reports'
const tell = (): unknown => dispatchEvent(new Event(CHANGED))

const useChanged = (changed: () => void): void => {
  const latest = useRef(changed)
  latest.current = changed
  useEffect(() => {
    const look = () => latest.current()
    addEventListener(CHANGED, look)
    return () => removeEventListener(CHANGED, look)
  }, [])
}

/** One report as it lies on the phone; each change is kept at once. */
export const useReport = (id: string): { report: Report | null; change: (patch: Partial<Report>) => void } => {
  const account = useSession().account.id
  const [report, setReport] = useState(() => readReport(account, id))
  useChanged(() => setReport(readReport(account, id)))
  const change = (patch: Partial<Report>) => {
    // what went out meanwhile is no longer to be changed
    const now = readReport(account, id) ?? report
    if (!now || now.lodged) return
    keepReport(account, { ...now, ...patch })
    setReport({ ...now, ...patch })
  }
  return { report, change }
}

export const useReports = (): { reports: readonly Report[]; drop: (id: string) => void } => {
  const account = useSession().account.id
  const [reports, setReports] = useState(() => listReports(account))
  useChanged(() => setReports(listReports(account)))
  const drop = (id: string) => {
    dropReport(account, id)
    tell()
  }
  return { reports, drop }
}

export const lodgeReport = (report: Report): Promise<LodgedAs> => send('POST', 'matters', lodgingOf(report), report.key)

/** A phone's word that the network is back is not always given: it is tried as often as this, while something waits. */
const AGAIN_MS = 20_000

/** Sends what waits as soon as there is a network, on whatever page one is, and says so. */
export const useOutbox = (): void => {
  const account = useSession().account.id
  const { t } = useWords()
  const say = useSay()
  const client = useQueryClient()
  const busy = useRef(false)
  const attempt = async () => {
    const waits = listReports(account).some(({ waiting }) => waiting)
    if (!waits || busy.current || !navigator.onLine) return
    busy.current = true
    try {
      const sent = await sendWaiting(account, lodgeReport)
      tell()
      if (sent.length === 0) return
      say(t('outbox.sent', { n: sent.length }))
      await refreshMatters(client)
    } finally {
      busy.current = false
    }
  }
  const latest = useRef(attempt)
  latest.current = attempt
  useEffect(() => {
    const now = () => void latest.current()
    now()
    addEventListener('online', now)
    const timer = setInterval(now, AGAIN_MS)
    return () => {
      removeEventListener('online', now)
      clearInterval(timer)
    }
  }, [])
}
