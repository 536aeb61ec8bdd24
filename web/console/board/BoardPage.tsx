import { PageHead } from '../app/PageHead.tsx'

export const BoardPage = () => <PageHead title="" />
