import { DownOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useSession } from '../app/session.ts'
import { useWords } from '../app/words.ts'
import { RegionBrowser } from '../places/RegionBrowser.tsx'
import { regionQuery } from '../places/regions.ts'

/** Sets the region that the address names; one's own region needs no word in it. */
export const useRegion = (): { region: string; own: string; look: (code: string) => void } => {
  const { region } = useSearch({ strict: false }) as { region?: string }
  const own = useSession().position.region
  const navigate = useNavigate()
  const look = (code: string) =>
    navigate({ to: '.', search: (now: object) => ({ ...now, region: code === own ? undefined : code }) })
  return { region: region ?? own, own, look }
}

/** The region one looks at: each name leads back up, the last opens the picker. */
export const RegionCrumbs = () => {
  const { t } = useWords()
  const { region, own, look } = useRegion()
  const [open, setOpen] = useState(false)
  const { data, isPending } = useQuery(regionQuery(region))
  const path = (data?.path ?? []).filter(({ code }) => code.length >= own.length)
  const above = path.filter(({ code }) => code !== region)
  const pick = (code: string) => {
    setOpen(false)
    look(code)
  }
  return (
    <nav className="crumbs" aria-label={t('region.looking')}>
      {above.map(({ code, name }) => (
        <button type="button" key={code} onClick={() => look(code)}>
          {name}
        </button>
      ))}
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        content={<RegionBrowser root={own} at={region} pick={pick} />}
      >
        <Button type="text" className="crumbs-now" aria-haspopup="dialog" aria-expanded={open}>
          {data?.name ?? (isPending ? '…' : region)}
          <DownOutlined aria-hidden="true" />
        </Button>
      </Popover>
    </nav>
  )
}
