import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { HouseholdRow } from '../../../server/contract/place.ts'
import { isRefused } from '../../ui/api.ts'
import { draftKey, dropDraft, keepDraft, readDraft } from '../../ui/matter/draft.ts'
import { useSession } from '../../ui/session.ts'
import { useWords } from '../app/words.ts'
import { Notice } from '../parts/Failure.tsx'
import { useSay } from '../parts/Said.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { LongText, Text } from '../parts/Text.tsx'
import { householdQuery, keep } from './data.ts'

/** Persons and note; where somebody else changed the household meanwhile, both versions are shown and one decides. */
export const NoteForm = ({ row, close }: { row: HouseholdRow; close: () => void }) => {
  const { t } = useWords()
  const say = useSay()
  const client = useQueryClient()
  const draft = draftKey(useSession().account.id, row.id, 'household')
  const [kept] = useState(() => readDraft(draft))
  const [typed, setTyped] = useState(() => ({ persons: String(row.persons), note: row.note, ...kept }))
  const { persons, note } = typed
  const change = (patch: Partial<typeof typed>) => {
    setTyped({ ...typed, ...patch })
    keepDraft(draft, { ...typed, ...patch })
  }
  const [version, setVersion] = useState(row.version)
  const [theirs, setTheirs] = useState<HouseholdRow | null>(null)
  const save = useMutation({
    mutationFn: () => keep(row.id, version, { persons: Number(persons), note: note.trim() }),
    onSuccess: async (kept) => {
      dropDraft(draft)
      client.setQueryData(householdQuery(row.id).queryKey, kept)
      close()
      say(t('households.saved'))
      await client.invalidateQueries({ queryKey: ['households'] })
    },
    onError: async (error) => {
      if (!isRefused(error, 'stale-version')) return
      const now = await client.fetchQuery({ ...householdQuery(row.id), staleTime: 0 })
      setVersion(now.version)
      setTheirs(now)
    },
  })
  const takeTheirs = () => {
    dropDraft(draft)
    close()
  }
  return (
    <Sheet title={t('households.change')} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {theirs ? (
          <div className="notice notice-soon" role="alert">
            <strong>{t('households.changed')}</strong>
            <p>{t('households.theirs', { persons: theirs.persons, note: theirs.note || t('households.noNote') })}</p>
            <button type="button" className="button" onClick={takeTheirs}>
              {t('households.takeTheirs')}
            </button>
          </div>
        ) : (
          <Notice error={save.error} />
        )}
        {kept ? <p className="notice notice-info">{t('act.draft')}</p> : null}
        <Text
          label={t('households.personsLabel')}
          value={persons}
          onChange={(typed) => change({ persons: typed.replaceAll(/\D/g, '').slice(0, 2) })}
          inputMode="numeric"
          required
        />
        <LongText
          label={t('households.note')}
          why={t('households.noteWhy')}
          value={note}
          onChange={(note) => change({ note })}
          max={500}
        />
        <button type="submit" className="button primary wide" disabled={save.isPending}>
          {t(save.isPending ? 'form.sending' : theirs ? 'households.saveMine' : 'form.save')}
        </button>
      </form>
    </Sheet>
  )
}
