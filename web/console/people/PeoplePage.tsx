import { PageHead } from '../app/PageHead.tsx'

export const PeoplePage = () => <PageHead title="" />
