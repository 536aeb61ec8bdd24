import { MenuOutlined, QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useLiveState } from '../app/live.tsx'
import { useWords } from '../app/words.ts'
import { PositionMenu } from './PositionMenu.tsx'
import { RegionCrumbs } from './RegionCrumbs.tsx'

/** Where one looks, search, whether it is live, language, help, and as whom one acts. */
export const TopBar = ({ show }: { show: (what: 'search' | 'help' | 'nav') => void }) => {
  const { t, language, switchTo } = useWords()
  return (
    <header className="top">
      <Button
        className="top-menu"
        type="text"
        icon={<MenuOutlined aria-hidden="true" />}
        aria-label={t('shell.openNav')}
        onClick={() => show('nav')}
      />
      <RegionCrumbs />
      <div className="top-right">
        <button type="button" className="top-search" onClick={() => show('search')}>
          <SearchOutlined aria-hidden="true" />
          <span>{t('shell.search')}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <LiveSign />
        <Button
          type="text"
          className="top-language"
          onClick={() => switchTo(language === 'en' ? 'zh-CN' : 'en')}
          lang={language === 'en' ? 'zh-CN' : 'en'}
        >
          {t('shell.otherLanguage')}
        </Button>
        <Tooltip title={t('shell.help')}>
          <Button
            type="text"
            icon={<QuestionCircleOutlined aria-hidden="true" />}
            aria-label={t('shell.help')}
            onClick={() => show('help')}
          />
        </Tooltip>
        <PositionMenu />
      </div>
    </header>
  )
}

/** The as-of of the whole console: now while the line is up, and since when not. */
const LiveSign = () => {
  const { t } = useWords()
  const state = useLiveState()
  return (
    <Tooltip title={t(`live.${state}.hint`)}>
      <span className={`live live-${state}`} role="status">
        <i aria-hidden="true" />
        <span>{t(`live.${state}`)}</span>
      </span>
    </Tooltip>
  )
}
