/** What a reader can set for this browser, and the keys that lead somewhere. */
import { useTranslation } from 'react-i18next'
import { pages } from '../pages.ts'
import { setPreferences, usePreferences } from '../preferences.ts'
import { Heading } from '../components/heading.tsx'

export function SettingsPage() {
  const { t } = useTranslation()
  const { keys, patterns } = usePreferences()
  return (
    <>
      <div className="scope">
        <Heading>{t('settings.title')}</Heading>
        <p className="sub">{t('settings.sub')}</p>
      </div>
      <section className="panel sheet settings">
        <label>
          <input
            type="checkbox"
            checked={patterns}
            onChange={({ target }) => setPreferences({ patterns: target.checked })}
          />
          <span>
            {t('settings.patterns')}
            <small>{t('settings.patternsText')}</small>
          </span>
        </label>
        <label>
          <input
            type="checkbox"
            checked={keys}
            onChange={({ target }) => setPreferences({ keys: target.checked })}
          />
          <span>
            {t('settings.keys')}
            <small>{t('settings.keysText')}</small>
          </span>
        </label>
      </section>
      <h2 className="question" id="keys">
        {t('settings.keyList')}
      </h2>
      <section className="panel sheet">
        <table className="keys">
          <tbody>
            <Key keys={['Ctrl', 'K']} text={t('settings.find')} />
            <Key keys={['/']} text={t('settings.find')} />
            <Key keys={['?']} text={t('settings.thisList')} />
            <Key keys={[',']} text={t('settings.before')} />
            <Key keys={['.']} text={t('settings.after')} />
            <Key keys={['Esc']} text={t('settings.unmark')} />
            {pages.map(({ key, name }) => (
              <Key key={name} keys={['g', key]} text={t(`page.${name}`)} />
            ))}
          </tbody>
        </table>
      </section>
      <p className="foot">{t('settings.rest')}</p>
    </>
  )
}

function Key({ keys, text }: { keys: string[]; text: string }) {
  return (
    <tr>
      <th scope="row">
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </th>
      <td>{text}</td>
    </tr>
  )
}
