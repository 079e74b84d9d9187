// Before anything is drawn: the theme chosen on this device (src/ui/theme.ts). A file, because the
// policy of the page allows no scripts within it.
try {
  const theme = localStorage.getItem('kartoteka.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const language = localStorage.getItem('kartoteka.locale')
  if (language === 'en' || language === 'ru') document.documentElement.lang = language
} catch {
  // Storage is forbidden: the system's theme it is.
}
