declare const __PACKAGE_NAME__: string
declare const __PACKAGE_VERSION__: string

/** How the client presents itself, written at build time from package.json. */
export const USER_AGENT = `${__PACKAGE_NAME__}/${__PACKAGE_VERSION__}`
