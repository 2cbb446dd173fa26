/** Associated data of each encrypted value: where it stands, so that it cannot be read as if it were of another row. */
export const accountAssociatedData = (id: string): string => `linky_accounts.email:${id}`
export const linkAssociatedData = (id: string): string => `linky_links.email:${id}`
export const consentAssociatedData = (id: string): string => `linky_consents.returned:${id}`
export const pointAssociatedData = (id: string): string => `linky_points.point:${id}`
