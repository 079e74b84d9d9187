// Before anything is drawn: scheme and contrast chosen on this device (src/ui/theme.ts). A file, because the
// policy of the page allows no scripts within it.
{
  const { dataset } = document.documentElement
  const chosen = (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      // Storage is forbidden: as the system has it.
      return null
    }
  }
  const theme = chosen('kartoteka.theme')
  if (theme === 'light' || theme === 'dark') {
    dataset.theme = theme
    // The bar of the browser or of the system above the page too.
    for (const bar of document.querySelectorAll('meta[name=theme-color]'))
      bar.media = bar.dataset.scheme === theme ? 'all' : 'not all'
  }
  const more = matchMedia('(prefers-contrast: more)')
  const contrast = () => {
    if (more.matches || chosen('kartoteka.contrast') === 'more') dataset.contrast = 'more'
    else delete dataset.contrast
  }
  contrast()
  more.addEventListener('change', contrast)
  const language = chosen('kartoteka.locale')
  if (language === 'en' || language === 'ru') document.documentElement.lang = language
}
