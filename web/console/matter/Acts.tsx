import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useWords } from '../app/words.ts'
import { useHeldOn } from '../held/held.ts'

const OPEN = 4

type Offers = Readonly<Record<string, { readonly title: string; readonly primary: boolean }>>

/** What may be done: the primary act and a few more as buttons, the rest behind one. Nothing while an act on the matter waits to go out. */
export const Acts = (props: { id?: string; offers: Offers; act: (action: string) => void }) => {
  const { offers, act } = props
  const { t } = useWords()
  const held = useHeldOn(props.id)
  const sorted = Object.entries(offers).toSorted(([, a], [, b]) => Number(b.primary) - Number(a.primary))
  // a menu of one would hide what a button can show
  const open = sorted.length === OPEN + 1 ? sorted : sorted.slice(0, OPEN)
  const rest = sorted.slice(open.length)
  if (held) return <p className="muted">{t('held.waits', { title: held.title })}</p>
  return (
    <>
      {open.map(([action, { title, primary }]) => (
        <Button key={action} type={primary ? 'primary' : 'default'} onClick={() => act(action)}>
          {title}
        </Button>
      ))}
      {rest.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map(([action, { title }]) => ({ key: action, label: title })),
            onClick: ({ key }) => act(key),
          }}
        >
          <Button icon={<DownOutlined aria-hidden="true" />} iconPlacement="end">
            {t('act.more')}
          </Button>
        </Dropdown>
      ) : null}
    </>
  )
}
