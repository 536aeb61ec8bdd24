import type { Pack } from '../../kernel/pack/index.ts'
import * as contests from './contests.ts'
import { bodies, kindsOf } from './kinds.ts'
import * as meetings from './meetings.ts'
import * as reports from './reports.ts'
import { list } from './terms.ts'
import * as turns from './turns.ts'

export const pack: Pack = {
  key: 'meetings',
  version: '1.0.0',
  title: 'meetings.title',
  basis: [
    { document: '中国共产党支部工作条例（试行）' },
    {
      document: '黑龙江、安吉、街道方案、河北、某区会议频次各条',
      clause: '000-HLJ-02、000-AJ-04、002-JD-08、003-HB-07、004-QW-14',
    },
    { document: '整治形式主义为基层减负若干规定（2024）：只看落实，不按次数排名' },
  ],
  lists: [
    list('branch-meeting-kind', kindsOf(bodies.branch)),
    list('town-meeting-kind', kindsOf(bodies.town)),
    list('county-meeting-kind', kindsOf(bodies.county)),
    list('chaired-by', ['party-secretary', 'deputy', 'head', 'organisation-head', 'other']),
    list('moved-for', ['holiday', 'emergency', 'other']),
    list('reporting-body', ['committee', 'supervision', 'collective', 'youth-league', 'womens-federation']),
    list('report-kind', ['regular', 'event']),
    list('contest-form', ['contest', 'forum', 'tour']),
  ],
  ledgers: [...meetings.ledgers, ...contests.ledgers, ...reports.ledgers, ...turns.ledgers],
  indicators: [...meetings.indicators, ...contests.indicators, ...reports.indicators, ...turns.indicators],
  reminders: [...meetings.reminders, ...contests.reminders, ...reports.reminders],
}
