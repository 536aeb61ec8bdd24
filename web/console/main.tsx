import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { chosenLanguage } from '../ui/words.tsx'
import { ConsoleApp } from './app/ConsoleApp.tsx'
import { loadCatalogue } from './app/words.ts'
import { rootCss } from './theme.ts'
import './console.css'

document.head.append(Object.assign(document.createElement('style'), { textContent: rootCss() }))
const language = chosenLanguage()
const catalogue = await loadCatalogue(language)
const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <ConsoleApp language={language} catalogue={catalogue} />
  </StrictMode>,
)
