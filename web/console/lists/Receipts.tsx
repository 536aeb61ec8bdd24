import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import type { ListBody } from '../../../server/contract/list.ts'
import { momentWords } from '../../ui/dates.ts'
import { Notice } from '../app/Notice.tsx'
import { useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { listsChanged, publishList, receiveList } from './data.ts'

/** Who was asked to acknowledge this version, who has, and who has not. */
export const Receipts = ({ list }: { list: ListBody }) => {
  const { t, language } = useWords()
  const { modal } = App.useApp()
  const client = useQueryClient()
  const { position } = useSession()
  const { receipts, version, key } = list
  const onSuccess = () => listsChanged(client)
  const levels = position.region.length <= 6 ? [4, 5] : [5]
  const publish = useMutation({ mutationFn: () => publishList(key, version.version, levels), onSuccess })
  const take = useMutation({ mutationFn: () => receiveList(key, version.version), onSuccess })
  const may = list.may
  if (receipts.asked === 0 && !may.includes('publish')) return null
  return (
    <section className="list-receipts">
      <Notice error={publish.error ?? take.error} />
      <p>
        {receipts.asked === 0
          ? t('lists.notPublishedYet')
          : t('lists.published', {
              at: receipts.publishedAt ? momentWords(receipts.publishedAt, language) : '',
              received: receipts.received,
              asked: receipts.asked,
            })}
        {receipts.lacking.length > 0 && !may.includes('acknowledge') ? (
          <span className="muted">
            {' '}
            {t(receipts.asked - receipts.received > receipts.lacking.length ? 'lists.lackingMore' : 'lists.lacking', {
              names: receipts.lacking.map(({ name }) => name).join('、'),
              n: receipts.asked - receipts.received,
            })}
          </span>
        ) : null}
      </p>
      {may.includes('acknowledge') ? (
        <Button type="primary" loading={take.isPending} onClick={() => take.mutate()}>
          {t('lists.acknowledge')}
        </Button>
      ) : null}
      {may.includes('publish') ? (
        <Button
          loading={publish.isPending}
          onClick={() =>
            modal.confirm({
              title: t('lists.publish'),
              content: t(levels.length > 1 ? 'lists.publishHintCounty' : 'lists.publishHintTown'),
              onOk: () => publish.mutateAsync().catch(() => {}),
            })
          }
        >
          {t(receipts.asked === 0 ? 'lists.publish' : 'lists.publishAgain')}
        </Button>
      ) : null}
    </section>
  )
}
