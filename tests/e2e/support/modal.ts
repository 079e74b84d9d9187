/** What lies over the page and is all that can be used meanwhile: a modal dialog, or the palette. */
export const MODAL = 'dialog:is(:modal, :popover-open)'
