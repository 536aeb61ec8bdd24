import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { DeskPage } from '../../../../server/contract/place.ts'
import { get } from '../../../ui/api.ts'
import { Select } from '../../app/Select.tsx'
import { useTyped } from '../../app/useTyped.ts'
import { useWords } from '../../app/words.ts'

type Desk = z.infer<typeof DeskPage>['items'][number]

interface DeskProps {
  readonly id?: string
  readonly value?: string | string[]
  readonly onChange?: (value: string | string[]) => void
  readonly matter: string
  readonly action: string
  /** How many may be chosen; one where absent. */
  readonly many?: number
}

/** Who gets it: the suggested first, with names and with how much already lies there. */
export const DeskField = ({ id, value, onChange, matter, action, many }: DeskProps) => {
  const { t } = useWords()
  const { q, setTyped, behind } = useTyped()
  const { data, isPlaceholderData, isPending } = useQuery({
    queryKey: ['desks', matter, action, q],
    queryFn: ({ signal }) => get<z.infer<typeof DeskPage>>('desks', { matter, action, q }, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
  const waiting = isPending || isPlaceholderData || behind
  const listed = waiting ? [] : (data?.items ?? [])
  const option = (desk: Desk) => ({ value: desk.desk, label: desk.title, desk })
  const part = (suggested: boolean) => listed.filter((desk) => desk.suggested === suggested).map(option)
  const groups = [
    { label: t('desk.suggested'), options: part(true) },
    { label: t('desk.others'), options: part(false) },
  ].filter(({ options }) => options.length > 0)
  return (
    <Select
      id={id}
      value={value}
      onChange={onChange}
      {...(many === undefined ? {} : { mode: 'multiple' as const, maxCount: many })}
      loading={waiting}
      options={groups}
      optionRender={({ data: shown }) => <DeskLine desk={(shown as unknown as { desk: Desk }).desk} />}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      placeholder={t('desk.choose')}
      listHeight={320}
      notFoundContent={waiting ? t('list.loading') : t('desk.none')}
    />
  )
}

const DeskLine = ({ desk }: { desk: Desk }) => {
  const { t } = useWords()
  return (
    <span className="desk">
      <span>
        {desk.title}
        <small>{desk.people.join(t('list.join'))}</small>
      </span>
      <small>{t('desk.load', { n: desk.open })}</small>
    </span>
  )
}
