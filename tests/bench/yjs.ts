/**
 * The app's own Yjs. A bare `yjs` in this folder is the peers' copy: two of them in one process do not know each
 * other's documents.
 */
export * from '../../node_modules/yjs/dist/yjs.mjs'
