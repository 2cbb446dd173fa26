export { createFileTokenStore, type FileTokenStoreOptions } from './file-store/file-token-store.js'
