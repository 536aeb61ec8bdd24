import { PageHead } from '../app/PageHead.tsx'

export const HouseholdsPage = () => <PageHead title="" />
