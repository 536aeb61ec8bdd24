import { FileProtectOutlined, LinkOutlined, PrinterOutlined } from '@ant-design/icons'
import { useRouter } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import type { MatterBody } from '../../../server/contract/matter.ts'
import { copyText } from '../../ui/copy.ts'
import { momentWords } from '../../ui/dates.ts'
import { useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { useSort } from '../matters/sort.ts'
import { Clock } from './TimeLeft.tsx'

/** Long enough to select the words and copy them. */
const BY_HAND_SECONDS = 20

/** What it is, where, when, how long there is; link, print; and a word where it changed while one was reading. */
export const MatterHead = (props: { matter: MatterBody; changed: boolean; refresh: () => void }) => {
  const { t, language } = useWords()
  const { matter } = props
  const { message } = App.useApp()
  const session = useSession()
  const sort = useSort(matter)
  const [now] = useState(() => new Date().toISOString())
  const router = useRouter()
  const copy = async () => {
    const link = `${matter.number} ${matter.subject} ${location.origin}/console/matters/${matter.id}`
    if (await copyText(link)) message.success(t('matter.copied'))
    else message.warning(t('matter.copyByHand', { link }), BY_HAND_SECONDS)
  }
  return (
    <>
      <p className="print-only">{t('matter.sheet', { county: session.county.name, at: momentWords(now, language) })}</p>
      <header className="matter-head">
        <div>
          <Button type="link" size="small" className="matter-back" onClick={() => router.history.back()}>
            {t('matter.back')}
          </Button>
          <h1>{matter.subject}</h1>
          <p className="muted">
            {[
              matter.number,
              matter.processTitle,
              matter.region.path || matter.region.name,
              ...(sort === matter.processTitle ? [] : [sort]),
              matter.channelTitle,
              t('matter.lodgedAt', { at: momentWords(matter.lodgedAt, language) }),
            ].join(' · ')}
          </p>
        </div>
        <div className="matter-tools">
          <Clock row={matter} />
          <Button icon={<LinkOutlined aria-hidden="true" />} onClick={copy}>
            {t('matter.copy')}
          </Button>
          {matter.paper ? (
            <Button icon={<FileProtectOutlined aria-hidden="true" />} href={matter.paper} target="_blank">
              {t('matter.paper')}
            </Button>
          ) : null}
          <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => print()}>
            {t('matter.print')}
          </Button>
        </div>
      </header>
      {props.changed ? (
        <Alert
          className="notice"
          type="info"
          showIcon
          role="status"
          title={t('matter.changed')}
          action={
            <Button size="small" onClick={props.refresh}>
              {t('matter.show')}
            </Button>
          }
        />
      ) : null}
    </>
  )
}
