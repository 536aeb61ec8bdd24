import { FileExcelOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type DragEvent, useRef, useState } from 'react'
import { useWords } from '../app/words.ts'

const SHEETS = '.csv,.xlsx,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A place to drop a table on, and a button that opens the file dialogue; both take one file. `packed`: gzip too. */
export const DropZone = (props: { take: (file: File) => void; busy: boolean; note?: string; packed?: boolean }) => {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file && !props.busy) props.take(file)
  }
  return (
    <fieldset
      className={over ? 'drop drop-over' : 'drop'}
      aria-label={t('imports.file')}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <FileExcelOutlined aria-hidden="true" />
      <p>{t('imports.drop')}</p>
      <Button type="primary" loading={props.busy} onClick={() => input.current?.click()}>
        {t('imports.choose')}
      </Button>
      <p className="muted">{props.note ?? t('imports.limits')}</p>
      <input
        ref={input}
        type="file"
        className="unseen"
        tabIndex={-1}
        aria-hidden="true"
        accept={props.packed ? `${SHEETS},.gz,application/gzip` : SHEETS}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) props.take(file)
          // the same file may be chosen again once it is mended
          target.value = ''
        }}
      />
    </fieldset>
  )
}
