/** What the button beside a number opens; it comes when the first one is pressed. */
import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/Popover.css'
import { createTheme, MantineProvider, Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Metric } from '../api.ts'
import { AboutButton, wordsOf } from './about.tsx'

const theme = createTheme({ fontFamily: 'inherit', defaultRadius: 8, cursorType: 'pointer' })

export default function AboutPop({ metric }: { metric: Metric }) {
  const { t, i18n } = useTranslation()
  const said = wordsOf(metric, i18n.language)
  return (
    <MantineProvider theme={theme}>
      <Popover defaultOpened position="bottom-end" shadow="none" withinPortal trapFocus returnFocus>
        <Popover.Target>
          <AboutButton metric={metric} />
        </Popover.Target>
        <Popover.Dropdown className="pop">
          <p>
            <b>{t('about.definition')}.</b> {said.definition}
          </p>
          <p>
            <b>{t('about.bias')}.</b> {said.bias}
          </p>
          <p>
            <b>{t('about.standard')}.</b> {said.standard}
          </p>
        </Popover.Dropdown>
      </Popover>
    </MantineProvider>
  )
}
