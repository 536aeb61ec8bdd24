import { Drawer } from 'antd'
import { useWords } from '../app/words.ts'
import { KEYS } from './pages.ts'

/** What this page is for, and which keys it knows. */
export const Help = ({ open, page, close }: { open: boolean; page: string; close: () => void }) => {
  const { t } = useWords()
  const groups = [page, 'everywhere'].filter((group) => KEYS[group])
  return (
    <Drawer open={open} onClose={close} title={t('help.title', { page: t(`nav.${page}`) })} size={380}>
      <p>{t(`purpose.${page}`)}</p>
      <p className="help-text">{t(`help.${page}`)}</p>
      {groups.map((group) => (
        <section key={group} className="help-keys">
          <h3>{t(group === 'everywhere' ? 'help.keysEverywhere' : 'help.keysHere')}</h3>
          <dl className="keys">
            {KEYS[group]?.map(([key, says]) => (
              <div key={key}>
                <dt>
                  {key.split(' ').map((part) => (
                    <kbd key={part}>{part}</kbd>
                  ))}
                </dt>
                <dd>{t(says)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Drawer>
  )
}
