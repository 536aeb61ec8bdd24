import { isAway, isRefused } from '../../ui/api.ts'
import { newKey } from '../../ui/key.ts'
import { dropReport, keepReport, type LodgedAs, listReports, type Report, readReport } from './reports.ts'

export type Lodge = (report: Report) => Promise<LodgedAs>

/**
 * Sends what waits, one after the other, and says which went out; ends where the network is still away. Sent twice it is lodged
 * once (`key`). What has a code to hand over stays on the phone with it; what the server refused stays with its words.
 */
export const sendWaiting = async (
  account: string,
  lodge: Lodge,
  storage: Storage = localStorage,
): Promise<readonly Report[]> => {
  const sent: Report[] = []
  for (const report of listReports(account, storage).filter(({ waiting }) => waiting)) {
    try {
      const lodged = await lodge(report)
      sent.push(report)
      // sent by hand meanwhile, or thrown away: nothing is left to say
      if (readReport(account, report.id, storage) === null) continue
      if (report.asksWho) keepReport(account, { ...report, waiting: false, lodged }, storage)
      else dropReport(account, report.id, storage)
    } catch (error) {
      if (!isRefused(error)) throw error
      // nobody signed in is no word about the report
      if (isAway(error) || error.status === 401) return sent
      const now = readReport(account, report.id, storage)
      const refused = [error.message, ...error.problems.map(({ message }) => message)].join(' ')
      if (now) keepReport(account, { ...now, waiting: false, refused, key: newKey() }, storage)
    }
  }
  return sent
}
