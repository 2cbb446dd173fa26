export { createFileTokenStore, type FileTokenStoreOptions } from '@hub/http/node'
