/** Every component of src/ui with its states. In development at /gallery; tests/e2e/gallery.spec.ts compares it with pictures. */
import { render } from 'solid-js/web'
import '../ui/base.css'
import { startTooltips } from '../ui/Tooltips'
import { Gallery } from './Gallery'
import { drawStates } from './states'

render(() => <Gallery />, document.getElementById('app')!)
startTooltips()
drawStates()
