import { PageHead } from '../app/PageHead.tsx'

export const SettingsPage = () => <PageHead title="" />
