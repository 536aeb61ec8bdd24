import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { chosenLanguage } from '../ui/words.tsx'
import { FieldApp } from './app/FieldApp.tsx'
import { rootCss, showText, textSize } from './app/look.ts'
import { loadCatalogue } from './app/words.ts'
import './field.css'

document.head.append(Object.assign(document.createElement('style'), { textContent: rootCss() }))
showText(textSize())
const language = chosenLanguage()
const catalogue = await loadCatalogue(language)
const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <FieldApp language={language} catalogue={catalogue} />
  </StrictMode>,
)
