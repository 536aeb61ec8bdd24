import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Segmented } from 'antd'
import { useState } from 'react'
import type { ImportKind } from '../../../server/contract/exchange.ts'
import { API } from '../../ui/api.ts'
import { Notice } from '../app/Notice.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { can, useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { DropZone } from './DropZone.tsx'
import { choose, MOST_BYTES, readColumns } from './data.ts'
import { ImportTable } from './ImportTable.tsx'

/** What each kind asks of the position: as the server does. */
const KINDS = [
  ['matters', 'matters.lodge'],
  ['households', 'households'],
] as const

/** Tables of other systems and of the office's own spreadsheets, checked row by row before anything is written. */
export const ImportsPage = () => {
  const { t } = useWords()
  const session = useSession()
  const search = useSearch({ from: '/shell/imports' })
  const navigate = useNavigate({ from: '/imports' })
  const kinds = KINDS.filter(([, ability]) => can(session, ability)).map(([kind]) => kind)
  const kind: ImportKind = kinds.find((one) => one === search.kind) ?? kinds[0] ?? 'matters'
  const [large, setLarge] = useState('')
  const look = useMutation({
    mutationFn: async (file: File) => {
      const chosen = await choose(file)
      return { chosen, columns: await readColumns(chosen, kind) }
    },
  })
  const take = (file: File) => {
    setLarge(file.size > MOST_BYTES ? file.name : '')
    if (file.size <= MOST_BYTES) look.mutate(file)
    else look.reset()
  }
  return (
    <div className="page imports">
      <PageHead title={t('nav.imports')} purpose={t('purpose.imports')} />
      {look.data ? (
        <ImportTable file={look.data.chosen} columns={look.data.columns} another={look.reset} />
      ) : (
        <section className="card" aria-labelledby="what">
          <h2 id="what">{t('imports.what')}</h2>
          <div className="filters">
            <Segmented
              value={kind}
              onChange={(chosen) => navigate({ search: (now) => ({ ...now, kind: chosen }), replace: true })}
              options={kinds.map((value) => ({ value, label: t(`imports.kind.${value}`) }))}
              disabled={look.isPending}
              aria-label={t('imports.what')}
            />
            <Button
              icon={<DownloadOutlined aria-hidden="true" />}
              href={`${API}/imports/${kind}/template.xlsx`}
              download
            >
              {t('imports.template')}
            </Button>
          </div>
          <p className="muted">{t(`imports.kind.${kind}.note`)}</p>
          {large ? (
            <Alert
              className="notice"
              type="error"
              showIcon
              role="alert"
              title={t('imports.tooLarge', { file: large })}
            />
          ) : null}
          <Notice error={look.error} />
          <DropZone take={take} busy={look.isPending} />
        </section>
      )}
    </div>
  )
}
