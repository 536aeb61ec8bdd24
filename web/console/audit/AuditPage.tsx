import { PageHead } from '../app/PageHead.tsx'

export const AuditPage = () => <PageHead title="" />
