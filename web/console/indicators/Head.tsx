import { PrinterOutlined, TableOutlined } from '@ant-design/icons'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { IndicatorPage } from '../../../server/contract/indicator.ts'
import { API, queryString } from '../../ui/api.ts'
import { ExportButtons } from '../app/ExportButtons.tsx'
import { PageHead } from '../app/PageHead.tsx'
import { Select } from '../app/Select.tsx'
import { useWords } from '../app/words.ts'
import { useRegion } from '../shell/RegionCrumbs.tsx'
import { periodOptions, periodWords } from './format.ts'
import { PastDayPicker, usePastDay } from './PastDay.tsx'

/** Way back up, title, period, and what can be done with the page. */
export const Head = ({ page }: { page: IndicatorPage }) => {
  const words = useWords()
  const { t } = words
  const { indicator, here, path } = page
  const { own } = useRegion()
  const asked = useSearch({ from: '/shell/indicators/$indicator' })
  const { carried } = usePastDay()
  const query = { region: here.region, period: here.period, ...carried }
  const at = (code: string) => ({ ...asked, region: code === own ? undefined : code })
  return (
    <>
      <nav className="indicator-crumbs" aria-label={t('indicators.crumbs')}>
        <Link
          to="/indicators"
          activeOptions={{ exact: true }}
          search={{ ...carried, ...(here.region !== own && { region: here.region }) }}
        >
          {t('nav.indicators')}
        </Link>
        {path.map(({ code, name }) => (
          <span key={code}>
            <span aria-hidden="true"> / </span>
            {code === here.region ? (
              <span aria-current="page">{name}</span>
            ) : (
              <Link to="/indicators/$indicator" params={{ indicator: indicator.key }} search={at(code)}>
                {name}
              </Link>
            )}
          </span>
        ))}
      </nav>
      <PageHead title={indicator.title} purpose={`${here.regionName} · ${periodWords(here.period, words)}`}>
        <PastDayPicker />
        <PeriodSwitch page={page} />
        {indicator.bands.length === 0 ? (
          <Link
            to="/indicators/compare"
            search={{ ...carried, ...(here.region !== own && { region: here.region }), keys: indicator.key }}
          >
            <Button icon={<TableOutlined aria-hidden="true" />} tabIndex={-1}>
              {t('indicators.compareWith')}
            </Button>
          </Link>
        ) : null}
        <ExportButtons
          path=""
          query={{}}
          address={(format) => `${API}/indicators/${indicator.key}/parts.${format}${queryString(query)}`}
        />
        <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => print()}>
          {t('board.print')}
        </Button>
      </PageHead>
    </>
  )
}

const PeriodSwitch = ({ page }: { page: IndicatorPage }) => {
  const words = useWords()
  const navigate = useNavigate({ from: '/indicators/$indicator' })
  const { periods, here, indicator } = page
  if (indicator.by === 'none') return null
  return (
    <Select
      value={here.period}
      onChange={(period: string) =>
        navigate({
          search: (now) => ({ ...now, period: period === periods[0] ? undefined : period }),
          resetScroll: false,
        })
      }
      options={periodOptions([...periods, here.period], words)}
      aria-label={words.t('indicators.period')}
      popupMatchSelectWidth={false}
    />
  )
}
