import { PageHead } from '../app/PageHead.tsx'

export const PlacesPage = () => <PageHead title="" />
