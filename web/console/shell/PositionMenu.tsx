import { DownOutlined, UserOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Dropdown } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { wordsOf } from '../app/Failure.tsx'
import { part } from '../app/part.ts'
import { useReplaceSession, useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { useWaiting } from '../held/held.ts'
import { choosePosition, signOut } from '../sign-in/calls.ts'

const ChangePassword = lazy(part(() => import('../sign-in/ChangePassword.tsx')))

/** As whom one acts; another position of the same person is one click away. Sign-out and the password are here too. */
export const PositionMenu = () => {
  const words = useWords()
  const { t } = words
  const session = useSession()
  const navigate = useNavigate()
  const replace = useReplaceSession()
  const { message } = App.useApp()
  const [changing, setChanging] = useState(false)
  const { flush } = useWaiting()
  const act = useMutation({
    // what waits to go out was decided as this position
    mutationFn: async (id: string) => {
      await flush()
      return choosePosition(id)
    },
    onSuccess: async (next) => {
      replace(next)
      await navigate({ to: '/' })
      message.success(t('position.now', { title: next.position?.title ?? '' }))
    },
    onError: (error) => message.error(wordsOf(error, words)),
  })
  const leave = useMutation({
    mutationFn: async () => {
      await flush()
      return signOut()
    },
    onSettled: async () => {
      replace(null)
      await navigate({ to: '/sign-in' })
    },
  })
  const others = session.positions.filter(({ id }) => id !== session.position.id)
  const items = [
    ...(others.length === 0
      ? []
      : [
          {
            type: 'group' as const,
            label: t('position.others'),
            children: others.map(({ id, title }) => ({ key: id, label: title })),
          },
          { type: 'divider' as const },
        ]),
    { key: 'password', label: t('position.password') },
    { key: 'leave', label: t('position.leave') },
  ]
  const chose = ({ key }: { key: string }) => {
    if (key === 'leave') leave.mutate()
    else if (key === 'password') setChanging(true)
    else act.mutate(key)
  }
  return (
    <>
      <Dropdown menu={{ items, onClick: chose }} trigger={['click']} placement="bottomRight">
        <Button type="text" className="who">
          <UserOutlined className="who-icon" aria-hidden="true" />
          <span className="who-text">
            <strong>{session.account.name}</strong>
            <small>{session.position.title}</small>
            <span className="unseen">{t('position.menu')}</span>
          </span>
          <DownOutlined aria-hidden="true" />
        </Button>
      </Dropdown>
      <Suspense>{changing ? <ChangePassword open close={() => setChanging(false)} /> : null}</Suspense>
    </>
  )
}
