import { useWords } from '../app/words.ts'
import { Notice } from './Failure.tsx'

interface Pages {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly isFetchNextPageError: boolean
  readonly error: unknown
  readonly fetchNextPage: () => unknown
}

/** The next part of a long list, when asked for: nothing loads by itself on a slow network. */
export const More = ({ list }: { list: Pages }) => {
  const { t } = useWords()
  if (!list.hasNextPage) return null
  return (
    <>
      {list.isFetchNextPageError ? <Notice error={list.error} /> : null}
      <button
        type="button"
        className="button wide"
        onClick={() => list.fetchNextPage()}
        disabled={list.isFetchingNextPage}
      >
        {t(list.isFetchingNextPage ? 'list.loading' : 'list.more')}
      </button>
    </>
  )
}
