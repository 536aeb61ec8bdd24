import { EnvironmentOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { RegionBrowser } from './RegionBrowser.tsx'
import { regionQuery } from './regions.ts'

/** A region as a form field; antd's Form gives `value` and `onChange`. */
export const RegionSelect = (props: {
  id?: string
  value?: string
  onChange?: (code: string) => void
  root?: string
  placeholder?: string
}) => {
  const { t } = useWords()
  const session = useSession()
  const [open, setOpen] = useState(false)
  const { data } = useQuery(regionQuery(props.value ?? ''))
  const root = props.root ?? session.position.region
  const shown = data?.path.map(({ name }) => name).join(' · ') || data?.name || props.value
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      content={
        <RegionBrowser
          root={root}
          at={props.value ?? root}
          pick={(code) => {
            props.onChange?.(code)
            setOpen(false)
          }}
        />
      }
    >
      <Button
        id={props.id}
        className="field-button"
        icon={<EnvironmentOutlined aria-hidden="true" />}
        aria-description={props.value ? shown : undefined}
      >
        {props.value ? shown : (props.placeholder ?? t('region.choose'))}
      </Button>
    </Popover>
  )
}
