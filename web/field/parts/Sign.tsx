/** Small drawings on a 24 px grid; always beside a word, never instead of one. */
const DRAWN = {
  today: 'M5 6h14v14H5zM5 10h14M9 3v4M15 3v4M9 14.5l2 2 4-4',
  households: 'M4 11l8-7 8 7M6 10v10h12V10M10 20v-6h4v6',
  record: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  me: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 4-6 8-6s8 2 8 6',
  away: 'M3 3l18 18M9 15a5 5 0 0 1 6 0M6 11.500a9 9 0 0 1 5-2.300M16 10.500a9 9 0 0 1 2 1M12 19h.01',
  late: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v6M12 16.500v.01',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2',
  done: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12l3 3 5-6',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  phone:
    'M6 3h4l1.500 5-2.500 1.500a11 11 0 0 0 5.500 5.500L16 12.500l5 1.500v4c0 1.500-1 3-3 3C10 21 3 14 3 6c0-2 1.500-3 3-3z',
  photo: 'M4 8h4l2-3h4l2 3h4v11H4zM12 10a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7z',
  place: 'M12 21s7-6.500 7-11.500A7 7 0 0 0 5 9.500C5 14.500 12 21 12 21zM12 7.500a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  close: 'M6 6l12 12M18 6L6 18',
  find: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4 4',
} as const
export type SignName = keyof typeof DRAWN

export const Sign = ({ name }: { name: SignName }) => (
  <svg
    className="sign"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={DRAWN[name]} />
  </svg>
)
